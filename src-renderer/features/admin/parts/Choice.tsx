import { NativeSelect } from '@mantine/core';

export interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
  readonly disabled?: boolean;
}

/** One of a few values, by the system's own menu. */
export const Choice = <V extends string>({ label, value, options, onChoose, disabled = false }: ChoiceProps<V>) => (
  <NativeSelect
    label={label}
    value={value}
    disabled={disabled}
    data={[...options]}
    onChange={({ currentTarget }) => {
      const chosen = options.find((option) => option.value === currentTarget.value);
      if (chosen) onChoose(chosen.value);
    }}
  />
);
