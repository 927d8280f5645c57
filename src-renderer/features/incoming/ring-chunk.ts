/** What is fetched when somebody calls. */
export { RingDialog } from './parts/RingDialog.tsx';
