import { useMemo } from 'react';
import type { MemberDetail } from '../../api/incident-view.ts';
import type { MapPlace } from '../map/draw-map.ts';
import { PlaceMap } from '../map/place-map.tsx';
import { PlaceName } from '../place-name.tsx';
import type { IncidentProps } from './incident-props.ts';

/** How many independent origins some tellings lead back to. */
function originsOf(
  { reconciled: { origins } }: IncidentProps['incident'],
  tellers: readonly MemberDetail[],
): number {
  const keys = new Set(tellers.map(({ key }) => key));
  return origins.filter(({ tellings }) => tellings.some((key) => keys.has(key.split('#')[0] ?? '')))
    .length;
}

/** All the places that the reports tell, on a map and in words. */
export function ToldPlaces({ incident, words, labels }: IncidentProps) {
  const { members } = incident;
  const told = useMemo(
    () =>
      Map.groupBy(
        members,
        ({ event: { where } }) => `${where.name} ${where.lat} ${where.precision}`,
      ),
    [members],
  );
  const places = useMemo(
    () =>
      [...told].flatMap(([key, tellers]): MapPlace[] => {
        const where = tellers[0]?.event.where;
        if (where === undefined || where.lat === null || where.lon === null) return [];
        const isFine = where.precision === 'settlement' || where.precision === 'exact';
        return [
          {
            key,
            name: where.name ?? '',
            lon: where.lon,
            lat: where.lat,
            n: tellers.length,
            areaKm: isFine ? null : Math.min(120, Math.max(6, where.accuracyKm ?? 20)),
            outline: where.precision === 'admin1' ? where.admin1 : null,
          },
        ];
      }),
    [told],
  );
  return (
    <section className="picture">
      <h2>{words.say('incident.map')}</h2>
      {places.length > 0 && (
        <PlaceMap
          places={places}
          words={words}
          label={words.say('incident.map')}
          fits={true}
          onPick={() => {}}
        />
      )}
      <ul className="place-list small">
        {[...told].map(([key, tellers]) => {
          const where = tellers[0]?.event.where;
          if (where === undefined) return null;
          return (
            <li key={key}>
              <PlaceName where={where} labels={labels} words={words} />{' '}
              <span className="soft">
                {words.say('told.origins', {
                  reports: words.count(
                    'reports',
                    new Set(tellers.map(({ report }) => report.id)).size,
                  ),
                  origins: words.count('origins', originsOf(incident, tellers)),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
