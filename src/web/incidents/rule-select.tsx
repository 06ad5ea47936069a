import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { ADOPTION_RULES, type AdoptionRule } from '../../reconcile/adopt.ts';
import type { Words } from '../language/use-words.ts';

interface Props {
  readonly rule: string;
  readonly words: Words;
  readonly onChange: (rule: AdoptionRule) => void;
}

/** Chooses the rule by which one number is adopted where tellers differ. */
export function RuleSelect({ rule, words, onChange }: Props) {
  const { say } = words;
  return (
    <Select
      className="select"
      selectedKey={rule}
      onSelectionChange={(key) => {
        const chosen = ADOPTION_RULES.find((one) => one === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Label>{say('incidents.rule')}</Label>
      <Button className="select-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="list-box">
          {ADOPTION_RULES.map((one) => (
            <ListBoxItem key={one} id={one} className="list-item">
              {say(`rule.${one}`)}
            </ListBoxItem>
          ))}
        </ListBox>
        <p className="soft small popover-note">{say('incidents.rule-note')}</p>
      </Popover>
    </Select>
  );
}
