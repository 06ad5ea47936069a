import type { Token } from '../text/tokens.ts';
import type { Argument } from './piece.ts';

/** Folded definite nouns of a force that was told before. */
const THE_FORCE =
  /^ال(?:قوه|قوات|قوي|دوريه|دوريات|مفرزه|مفارز|وحده|وحدات|سريه|جهاز|حاجز|نقطه|رتل)$/u;
/** Folded nouns of the men of a force. */
const MEN = /^(?:عناصر|افراد|مقاتلي|جنود|رجال|منتسبي|ضباط|عداد)$/u;

/** `عنصران من القوة المداهمة`, `أحد عناصر الدورية`: whether somebody is of a force that was told before. */
export function isOfTheForce({ from, to, code }: Argument, tokens: readonly Token[]): boolean {
  if (code !== null && code !== 'unidentified') return false;
  if (tokens.slice(from + 1, to).some(({ text }) => THE_FORCE.test(text))) return true;
  const behind = tokens[to]?.text === 'من' ? to + 1 : to;
  const at = MEN.test(tokens[behind]?.text ?? '') ? behind + 1 : behind;
  return THE_FORCE.test(tokens[at]?.text ?? '');
}
