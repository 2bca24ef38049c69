/** A field that finds one product by name or SKU; the backend does the finding. */
import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { useEffect, useState } from "react";
import type { SearchHit } from "../../gen/types/SearchHit";
import type { Sku } from "../../gen/types/Sku";
import { useCommandQuery } from "../../platform/query";
import { Money } from "../../shared/Figure";
import { useDebounced } from "../../shared/useDebounced";
import classes from "./ProductPicker.module.css";

const SHOWN = 12;

interface Props {
  label: string;
  /** Hides the label from sight; it stays the field's name. */
  hideLabel?: boolean;
  placeholder?: string;
  /** Name of what is picked now, shown until something is typed. */
  picked?: string | undefined;
  onPick: (hit: SearchHit) => void;
  /** Products that make no sense here. */
  without?: Sku[];
  autoFocus?: boolean;
  error?: string | undefined;
}

function Hit({ hit }: { hit: SearchHit }) {
  return (
    <Combobox.Option value={hit.sku} className={classes.hit}>
      <span className={classes.name}>{hit.name}</span>
      <span className={classes.sku}>{hit.sku}</span>
      <Money minor={hit.price_minor} currency={hit.currency} />
    </Combobox.Option>
  );
}

function emptyText(text: string, pending: boolean): string {
  if (pending) return "Searching…";
  return text === "" ? "Type a name or SKU" : `No product matches “${text}”`;
}

export function ProductPicker(props: Props) {
  const { label, hideLabel, placeholder = "Name or SKU", picked, onPick, without = [] } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = useDebounced((typed ?? "").trim(), 60);
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const input = { text, limit: SHOWN + without.length };
  const search = useCommandQuery("searchProducts", input, {
    enabled: combobox.dropdownOpened,
    keepPrevious: true,
  });
  const hits = (search.data?.hits ?? [])
    .filter(({ sku }) => !without.includes(sku))
    .slice(0, SHOWN);

  const first = hits[0]?.sku;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another best hit moves the choice
  useEffect(() => {
    if (typed !== null && first !== undefined) combobox.selectFirstOption();
  }, [first, typed]);

  function pick(sku: string) {
    const hit = hits.find((other) => other.sku === sku);
    if (hit) onPick(hit);
    setTyped(null);
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.Target>
        <InputBase
          label={hideLabel ? undefined : label}
          aria-label={hideLabel ? label : undefined}
          placeholder={placeholder}
          value={typed ?? picked ?? ""}
          error={props.error}
          data-autofocus={props.autoFocus || undefined}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={(event) => {
            // WebKit drops what focus selected when the button is let go.
            if (typed === null) event.currentTarget.select();
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options
          aria-label={`${label}: products found`}
          mah={280}
          className={classes.hits}
        >
          {hits.map((hit) => (
            <Hit key={hit.sku} hit={hit} />
          ))}
          {hits.length === 0 && (
            <Combobox.Empty>{emptyText(text, search.isFetching)}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
