import { join } from 'node:path';

/** What of the process tells where the data of the user are. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeFolder: string;
}

/**
 * The folder of what a user has added to Isnad: ISNAD_HOME, else `isnad` in the folder that the system
 * keeps for data of programs.
 */
export function userFolder({ env, platform, homeFolder }: Surroundings): string {
  const own = env['ISNAD_HOME'];
  if (isGiven(own)) return own;
  const [variable, usual] =
    platform === 'win32'
      ? ['LOCALAPPDATA', join(homeFolder, 'AppData', 'Local')]
      : ['XDG_DATA_HOME', join(homeFolder, '.local', 'share')];
  const data = env[variable ?? ''];
  return join(isGiven(data) ? data : (usual ?? homeFolder), 'isnad');
}

const isGiven = (value: string | undefined): value is string => value !== undefined && value !== '';
