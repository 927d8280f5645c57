import { existsSync } from 'node:fs';
import { type Browser, type LaunchOptions, chromium } from '@playwright/test';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium's own background traffic is switched off: there is no internet where meetings happen. */
const QUIET = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--autoplay-policy=no-user-gesture-required',
];

const FAKE_MEDIA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** The Chromium of this machine; undefined leaves the choice to Playwright. */
export const findChromium = (): string | undefined =>
  process.env.BECKON_CHROMIUM ?? PLACES.find((place) => existsSync(place));

/** Starts Chromium with a fake camera and microphone; a wav file, if given, is what the microphone hears. */
export const launchChromium = (
  more: { audioFile?: string; args?: string[]; wrapper?: string } = {},
): Promise<Browser> => {
  const audio = more.audioFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${more.audioFile}`];
  const options: LaunchOptions = {
    args: [...QUIET, ...FAKE_MEDIA, ...audio, ...(more.args ?? [])],
    chromiumSandbox: false,
  };
  const executablePath = more.wrapper ?? findChromium();
  return chromium.launch(executablePath === undefined ? options : { ...options, executablePath });
};
