import wordmark from '../../resources/icons/beckon.svg?raw';
import styles from './Wordmark.module.css';

/** The name of the app as a picture; takes its ink from the text colour around it. */
export const Wordmark = ({ height = 28 }: { readonly height?: number }) => (
  // The picture is a file of this repository, so nothing foreign can stand in it.
  <span className={styles.mark} style={{ height }} dangerouslySetInnerHTML={{ __html: wordmark }} />
);
