import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What the screen reader and the eye need: the broken rules of WCAG 2.1 A and AA, one line each. */
export const findProblems = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
};
