import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the light of a beacon. Shade 4 is its flame; 7 and darker are readable as text on light ground. */
const beacon: MantineColorsTuple = [
  '#fff8ea',
  '#ffedca',
  '#ffdc95',
  '#ffca5f',
  '#ffb52e',
  '#f99d0b',
  '#d97f00',
  '#9c5300',
  '#824606',
  '#663809',
];

const dark: MantineColorsTuple = [
  '#e8ebf2',
  '#c6cddb',
  '#9ba6ba',
  '#75809a',
  '#38435a',
  '#273146',
  '#1a2233',
  '#141b29',
  '#0c111b',
  '#070a12',
];

const gray: MantineColorsTuple = [
  '#f5f6f9',
  '#ebeef3',
  '#dfe4eb',
  '#ced5df',
  '#b0baca',
  '#76829a',
  '#576378',
  '#424d60',
  '#2d3646',
  '#1a2130',
];

/** Index 4 is what filled danger buttons use; white on it passes AA. */
const red: MantineColorsTuple = [
  '#fff0f0',
  '#ffdfe0',
  '#ffb8bb',
  '#ff8b90',
  '#d8323b',
  '#c22730',
  '#b3202a',
  '#9b1a23',
  '#82151d',
  '#6b1118',
];

const systemFont =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI Variable Text', 'Segoe UI', Roboto, Inter, 'Noto Sans', sans-serif";

/** Look of all controls. `autoContrast` puts ink on the bright accent, which keeps every filled button above AA. */
export const theme = createTheme({
  primaryColor: 'beacon',
  primaryShade: 4,
  autoContrast: true,
  black: '#141b29',
  colors: { beacon, dark, gray, red },
  fontFamily: systemFont,
  headings: { fontFamily: systemFont, fontWeight: '680' },
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // A round box would be taken for one choice of several.
    Checkbox: { defaultProps: { radius: 'xs' } },
    Button: { defaultProps: { size: 'md', radius: 'xl' } },
    InputWrapper: { styles: { label: { marginBottom: 6 }, description: { marginBottom: 6 } } },
    SegmentedControl: { defaultProps: { size: 'md', radius: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        padding: 24,
        overlayProps: { backgroundOpacity: 0.55, blur: 3 },
        // The header of a dialog is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        content: { background: 'var(--bk-surface)' },
        header: { background: 'var(--bk-surface)' },
        title: { fontSize: '1.2rem', fontWeight: 650, letterSpacing: '-0.015em' },
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: false } } },
  },
});

/** Corrects the colours of text that Mantine would take from the bright shade. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--bk-ground)',
    '--mantine-color-anchor': 'var(--mantine-color-beacon-7)',
    '--mantine-color-beacon-text': 'var(--mantine-color-beacon-7)',
    '--mantine-color-beacon-outline': 'var(--mantine-color-beacon-7)',
    '--mantine-color-error': 'var(--mantine-color-red-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-6)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-6)',
  },
  dark: {
    '--mantine-color-body': 'var(--bk-ground)',
    '--mantine-color-anchor': 'var(--mantine-color-beacon-3)',
    '--mantine-color-beacon-text': 'var(--mantine-color-beacon-3)',
    '--mantine-color-beacon-outline': 'var(--mantine-color-beacon-3)',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
    '--mantine-color-red-light': '#3d141a',
    '--mantine-color-red-light-color': 'var(--mantine-color-red-2)',
  },
});
