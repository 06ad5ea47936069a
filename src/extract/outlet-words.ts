import { foldWord } from '../text/fold.ts';
import { foldedWords } from './folded-words.ts';

const GENERIC = foldedWords(
  'وكالة قناة شبكة موقع صحيفة إذاعة الأنباء للأنباء نيوز الإخبارية برس السورية العراقية خيالي',
  'خيالية تلفزيون راديو مرصد مؤسسة هيئة مجلة جريدة صوت مركز',
);

/** Words of the name of the reporting outlet that tell it from others. */
export const outletWords = (outlet: string | undefined): ReadonlySet<string> =>
  new Set(
    outlet === undefined
      ? []
      : foldWord(outlet)
          .split(/[^\p{L}\p{N}]+/u)
          .filter((word) => word.length > 1 && !GENERIC.has(word)),
  );
