/** What a value on the page does when it is pointed at or picked. */
export interface Pointing {
  readonly onPoint: (key: string | undefined) => void;
  readonly onPick: (key: string | undefined) => void;
}

/** The handlers of a button for the value `key`: pointing and focus light its words, a click picks it. */
export const pointingTo = (key: string, { onPoint, onPick }: Pointing) => ({
  onPointerEnter: () => onPoint(key),
  onPointerLeave: () => onPoint(undefined),
  onFocus: () => onPoint(key),
  onBlur: () => onPoint(undefined),
  onClick: () => onPick(key),
});
