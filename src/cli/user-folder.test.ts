import { expect, test } from 'vitest';
import { userFolder } from './user-folder.ts';

test.each([
  ['by ISNAD_HOME', { ISNAD_HOME: '/own', XDG_DATA_HOME: '/data' }, 'linux', '/own'],
  ['by XDG_DATA_HOME', { XDG_DATA_HOME: '/data' }, 'linux', '/data/isnad'],
  [
    'empty variables are none',
    { ISNAD_HOME: '', XDG_DATA_HOME: '' },
    'linux',
    '/me/.local/share/isnad',
  ],
  ['without any', {}, 'darwin', '/me/.local/share/isnad'],
  ['on Windows', { LOCALAPPDATA: '/app' }, 'win32', '/app/isnad'],
])('%s', (_, env, platform, folder) => {
  expect(userFolder({ env, platform, homeFolder: '/me' })).toBe(folder);
});
