/** The first page. May import: client, platform, ui, other features' index. */
export { HomeScreen } from './HomeScreen.tsx';
