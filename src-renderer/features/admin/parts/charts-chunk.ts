/** The charts and their library, loaded when somebody looks at them. */
import '@mantine/charts/styles.layer.css';
import '@mantine/core/styles/ColorSwatch.layer.css';
import '@mantine/core/styles/Paper.layer.css';
export { Charts } from './Charts.tsx';
