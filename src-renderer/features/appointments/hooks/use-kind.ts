import { useTranslation } from 'react-i18next';
import { kindKeys, knownKindOf } from '../model/word-keys.ts';

/** Names the kind of a session in the language of the app; somebody's own word stays as it is. */
export const useKind = (): ((type: string) => string) => {
  const { t } = useTranslation();
  return (type) => {
    const known = knownKindOf(type);
    return known ? t(kindKeys[known]) : type;
  };
};
