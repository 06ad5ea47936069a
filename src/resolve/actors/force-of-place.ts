/** Where and when somebody stood. */
interface Setting {
  /** ISO 3166-1 and 3166-2. */
  readonly country: string | null;
  readonly admin1: string | null;
  /** Id of the district in the gazetteer, where known. */
  readonly district?: string | null;
  /** First day of the event, ISO. */
  readonly day: string | null;
  /** Day of publication, ISO; it stands in for `day`. */
  readonly published: string | undefined;
}

type Branch = 'police' | 'army';

/** Who holds an area from one day to another, both inclusive; `admin1` null: the rest of the country. */
interface Holder {
  readonly country: string;
  readonly admin1: ReadonlySet<string> | null;
  /** Ids of districts; the rest of the governorates where left out. */
  readonly districts?: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
  readonly codes: Readonly<Record<Branch, string>>;
}

const EVER = '0000-01-01';
const NEVER = '9999-12-31';

/** Those who hold an area, the narrower first. Where control of a governorate was shared none is given. */
const HOLDERS: readonly Holder[] = [
  {
    country: 'SY',
    admin1: new Set(['SY-HL']),
    districts: new Set([
      'sy-hl-al-bab-district',
      'sy-hl-azaz-district',
      'sy-hl-jarabulus-district',
    ]),
    from: '2017-03-01',
    to: '2025-01-31',
    codes: { police: 'sna', army: 'sna' },
  },
  {
    country: 'SY',
    admin1: new Set(['SY-HL']),
    districts: new Set(['sy-hl-afrin-district']),
    from: '2018-03-18',
    to: '2025-01-31',
    codes: { police: 'sna', army: 'sna' },
  },
  {
    country: 'SY',
    admin1: new Set(['SY-HA', 'SY-RA']),
    districts: new Set(['sy-ha-ras-al-ayn-district', 'sy-ra-tall-abyad-district']),
    from: '2019-10-23',
    to: '2025-01-31',
    codes: { police: 'sna', army: 'sna' },
  },
  {
    country: 'SY',
    admin1: new Set(['SY-HA', 'SY-RA']),
    from: '2018-01-01',
    to: '2026-01-15',
    codes: { police: 'asayish', army: 'sdf' },
  },
  {
    country: 'SY',
    admin1: new Set(['SY-ID', 'SY-HL', 'SY-DY', 'SY-HA', 'SY-RA']),
    from: '2012-07-01',
    to: '2024-12-08',
    codes: { police: '', army: '' },
  },
  {
    country: 'SY',
    admin1: null,
    from: EVER,
    to: '2024-12-08',
    codes: { police: 'assad-forces', army: 'assad-forces' },
  },
  {
    country: 'SY',
    admin1: null,
    from: '2024-12-09',
    to: NEVER,
    codes: { police: 'sy-interior', army: 'sy-defence' },
  },
  {
    country: 'IQ',
    admin1: new Set(['IQ-AR', 'IQ-DA', 'IQ-SU']),
    from: EVER,
    to: NEVER,
    codes: { police: 'krg', army: 'peshmerga' },
  },
  {
    country: 'IQ',
    admin1: null,
    from: EVER,
    to: NEVER,
    codes: { police: 'iq-police', army: 'iq-army' },
  },
];

/** Whose soldiers or police those of a place were on a day, where nobody names them and one side held it. */
export function forceOfPlace(
  { country, admin1, district, day, published }: Setting,
  branch: Branch,
): string | undefined {
  const date = day ?? published;
  if (country === null || date === undefined) return undefined;
  const holder = HOLDERS.find(
    ({ country: of, admin1: areas, districts, from, to }) =>
      of === country &&
      from <= date &&
      date <= to &&
      (areas === null || areas.has(admin1 ?? '')) &&
      (districts === undefined || districts.has(district ?? '')),
  );
  const code = holder?.codes[branch];
  return code === '' ? undefined : code;
}
