import { TextInput, type TextInputProps } from '@mantine/core';
import { useSettled } from '../hooks/use-settled.ts';

export interface SettledFieldProps extends Pick<
  TextInputProps,
  'className' | 'label' | 'leftSection' | 'max' | 'maxLength' | 'min'
> {
  readonly type: 'date' | 'search';
  readonly value: string;
  readonly pauseMs: number;
  /** Gets the text once the typing has paused. */
  readonly onSettle: (text: string) => void;
}

/** A field that speaks up when its typing has paused, and not at each key. */
export const SettledField = ({ value, pauseMs, onSettle, ...looks }: SettledFieldProps) => {
  const [draft, setDraft] = useSettled(value, onSettle, pauseMs);
  return <TextInput {...looks} value={draft} onChange={({ currentTarget }) => setDraft(currentTarget.value)} />;
};
