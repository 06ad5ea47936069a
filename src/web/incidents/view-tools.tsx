import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { INCIDENT_ORDERS } from '../../api/incident-filter.ts';
import { COLUMNS, chooseColumns, useColumns } from './columns.ts';
import { Downloads } from './downloads.tsx';
import type { ViewProps } from './view-props.ts';

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
      <Downloads address={address} words={words} />
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
