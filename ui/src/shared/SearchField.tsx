/** Search as you type above a list: `/` goes there, and the arrow down goes on to the list. */
import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useCommands } from "./commands";
import classes from "./SearchField.module.css";

/** Fast typing asks once, not once a letter. */
const REST_MS = 50;

interface Props {
  label: string;
  placeholder: string;
  /** What is searched for. */
  search: string;
  setSearch: (search: string) => void;
  command: { id: string; title: string; group: string };
  /** Selector of what is searched, for the arrow down and Enter. */
  list: string;
}

/** What is typed, and its way into the search; one set elsewhere is taken over. */
function useTyped(search: string, setSearch: (search: string) => void) {
  const [state, setState] = useState({ search, typed: search });
  if (state.search !== search) setState({ search, typed: search });
  const { typed } = state;
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => setSearch(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, search, setSearch]);
  return [typed, (text: string) => setState({ search, typed: text })] as const;
}

export function SearchField({ label, placeholder, search, setSearch, command, list }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(search, setSearch);
  useCommands(() => [{ ...command, shortcut: "/", run: () => field.current?.select() }], []);
  return (
    <TextInput
      ref={field}
      className={classes.search}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed && (
          <CloseButton size="xs" aria-label="Clear the search" onClick={() => setTyped("")} />
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setTyped("");
        if (event.key !== "ArrowDown" && event.key !== "Enter") return;
        document.querySelector<HTMLElement>(list)?.focus();
        event.preventDefault();
      }}
    />
  );
}
