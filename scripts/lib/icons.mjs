import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/**
 * Draws the app's icon in all sizes into dist/icons, as NxN.png, and the largest as icon.png too.
 * @param {string} browser path of a Chromium
 */
export async function drawIcons(browser) {
  // Not before the packages are installed.
  const { chromium } = await import('@playwright/test');
  const svg = readFileSync(inRoot('resources/icons/favicon.svg'), 'utf8');
  mkdirSync(inRoot('dist/icons'), { recursive: true });
  const opened = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
  try {
    const page = await opened.newPage();
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
      const picture = await page.screenshot({ omitBackground: true });
      writeFileSync(inRoot(`dist/icons/${size}x${size}.png`), picture);
      if (size === SIZES.at(-1)) writeFileSync(inRoot('dist/icons/icon.png'), picture);
    }
  } finally {
    await opened.close();
  }
}
