import { anchorTime } from '../resolve/times/resolve-time.ts';
import type { Draft } from './assemble.ts';
import { mainVoice, type Voice } from './attribute.ts';
import { eventPlaces, placeOf } from './clause-places.ts';
import { eventTimes, timeOf } from './clause-times.ts';
import type { Scene } from './scene.ts';

/** A word with و before it, but for those that begin with one: وقع, وجهت. */
const GOES_ON = /^و(?!جه|قع|ثق|زع|ضع|جد|اصل|افق|ق$)/u;

/**
 * `مقتل جنديين …` over `سقط أمس جنديان مضرجين بدمائهما …، بحسب المختار`: where the words of the lead tell no
 * deed that is read, the headline's was when and where the lead says, as told by whom it names.
 */
export function withLead(
  draft: Draft,
  drafts: readonly Draft[],
  scene: Scene,
  voices: readonly Voice[],
): Draft {
  const [head] = draft.pieces;
  if (head === undefined || draft.pieces.some(({ position }) => !position.headline)) return draft;
  const lead = scene.sentences.find(({ headline }) => !headline);
  if (lead === undefined || lead.opening === 'background' || lead.opening === 'other-event')
    return draft;
  // ووصل الجرحى إلى …: what goes on is not what the headline sums up.
  if (GOES_ON.test(scene.tokens[lead.from]?.text ?? '')) return draft;
  const isRead = drafts.some(({ pieces }) =>
    pieces.some(({ position }) => position.sentence === lead.index),
  );
  if (isRead) return draft;
  const voice = mainVoice(voices, lead.from, lead.to);
  const time = timeOf(
    eventTimes(lead.times).filter(
      ({ from }) => voice === undefined || from < voice.cueFrom || from >= voice.cueTo,
    ),
  );
  const when = time === null ? null : anchorTime(time, scene.anchor).when;
  const place = placeOf(eventPlaces(lead.places, scene.tokens), scene.tokens);
  const position = {
    ...head.position,
    headline: false,
    line: lead.line,
    paragraph: lead.paragraph,
    sentence: lead.index,
  };
  return {
    pieces: [
      ...draft.pieces,
      {
        ...head,
        position,
        happening: false,
        roles: [],
        outcomes: [],
        sufferers: [],
        time,
        when: when?.from == null ? null : when,
        announced: false,
        place: place?.mention ?? null,
        where: place?.where ?? null,
        chain: voice?.chain ?? [],
        voice: voice ?? null,
      },
    ],
  };
}
