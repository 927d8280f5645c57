import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './QrCode.module.css';

/** A link as a QR code. Drawn in this browser, by a part that is fetched only now; empty until then. */
export const QrCode = ({ url, label }: { readonly url: string; readonly label?: string }) => {
  const { t } = useTranslation();
  const [picture, setPicture] = useState('');
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const { toString } = await import('qrcode');
      const drawn = await toString(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
      if (current) setPicture(drawn);
    };
    void draw();
    return () => void (current = false);
  }, [url]);
  // The library draws plain paths; the link itself stands in none of them as text.
  return (
    <div
      className={styles.qr}
      role="img"
      aria-label={label ?? t('invite.qr')}
      dangerouslySetInnerHTML={{ __html: picture }}
    />
  );
};
