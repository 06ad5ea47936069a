import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { INCIDENT_ORDERS } from '../../api/incident-filter.ts';
import { COLUMNS, chooseColumns, useColumns } from './columns.ts';
import type { ViewProps } from './view-props.ts';

const FORMS = ['csv', 'csv-excel', 'geojson', 'jsonl'] as const;

/** Order, columns, downloads and the address of the view. */
export function ViewTools({
  filter,
  words,
  change,
  address,
}: ViewProps & { readonly address: string }) {
  const { say } = words;
  const columns = useColumns();
  const [isCopied, setIsCopied] = useState(false);
  const [isExact, setIsExact] = useState(false);
  return (
    <div className="view-tools">
      <label className="inline-field">
        <span className="soft small">{say('incidents.order')}</span>
        <select
          value={filter.order}
          onChange={({ target }) => {
            const order = INCIDENT_ORDERS.find((one) => one === target.value);
            if (order !== undefined) change({ order });
          }}
        >
          {INCIDENT_ORDERS.map((order) => (
            <option key={order} value={order}>
              {say(`order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <MenuTrigger>
        <Button className="button small">{say('incidents.columns')} ▾</Button>
        <Popover className="popover">
          <Menu
            className="list-box"
            selectionMode="multiple"
            selectedKeys={columns}
            onSelectionChange={(keys) =>
              chooseColumns(COLUMNS.filter((column) => keys === 'all' || keys.has(column)))
            }
          >
            {COLUMNS.map((column) => (
              <MenuItem key={column} id={column} className="list-item">
                {say(`column.${column}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <DialogTrigger>
        <Button className="button small">{say('incidents.download')} ▾</Button>
        <Popover className="popover">
          <Dialog className="downloads" aria-label={say('incidents.download')}>
            <ul className="list-box">
              {FORMS.map((form) => (
                <li key={form}>
                  <a
                    className="list-item"
                    href={`/api/download/${form}?${address}${isExact ? '&places=exact' : ''}`}
                    download
                  >
                    {say(`download.${form}`)}
                  </a>
                </li>
              ))}
            </ul>
            <p className="soft small popover-note">{say('download.withheld')}</p>
            <label className="check small">
              <input
                type="checkbox"
                checked={isExact}
                onChange={({ target }) => setIsExact(target.checked)}
              />
              <span>{say('download.exact')}</span>
            </label>
          </Dialog>
        </Popover>
      </DialogTrigger>
      <button
        type="button"
        className="button small"
        onClick={() => {
          void navigator.clipboard.writeText(location.href).then(() => setIsCopied(true));
        }}
      >
        {say('incidents.link')}
      </button>
      <span role="status" className="small soft">
        {isCopied && say('incidents.linked')}
      </span>
    </div>
  );
}
