/** The filters by values of a field, and by category, which is a tree. */
import { useState } from "react";
import type { Facet } from "../../gen/types/Facet";
import { detailOf, FilterChip } from "./FilterChip";
import { FilterLine, FilterList, FindField, MOST_SHOWN } from "./FilterList";
import { branchesOf, impliedBy, shownBranches, ticked } from "./tree";

interface Props {
  name: string;
  facets: Facet[];
  chosen: string[];
  choose: (values: string[]) => void;
  /** How a value is written. */
  word?: (value: string) => string;
}

/** Fewer are seen at a glance, so there is no field to find them. */
const GLANCE = 8;

function Values({ name, facets, chosen, choose, word = (value) => value }: Props) {
  const [typed, setTyped] = useState("");
  const words = typed.trim().toLowerCase();
  const found = facets.filter(({ value }) => value.toLowerCase().includes(words));
  return (
    <FilterList
      label={name}
      total={found.length}
      find={
        facets.length > GLANCE && (
          <FindField label={`Find ${name.toLowerCase()}`} typed={typed} setTyped={setTyped} />
        )
      }
    >
      {found.slice(0, MOST_SHOWN).map(({ value, count }) => (
        <FilterLine
          key={value}
          name={word(value)}
          count={count}
          checked={chosen.includes(value)}
          tick={() => choose(ticked(value, chosen))}
        />
      ))}
    </FilterList>
  );
}

/** Trees as small as this are shown whole. */
const SMALL = 60;

function Tree({ name, facets, chosen, choose }: Props) {
  const branches = branchesOf(facets);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<string[]>(() => {
    const parents = branches.filter(({ parent }) => parent).map(({ path }) => path);
    const reached = (path: string) => chosen.some((other) => other.startsWith(`${path}/`));
    return branches.length <= SMALL ? parents : parents.filter(reached);
  });
  const shown = shownBranches(branches, open, typed);
  const flat = typed.trim() !== "";
  return (
    <FilterList
      label={name}
      total={shown.length}
      find={<FindField label={`Find ${name.toLowerCase()}`} typed={typed} setTyped={setTyped} />}
    >
      {shown.slice(0, MOST_SHOWN).map(({ path, name: last, depth, count, parent }) => (
        <FilterLine
          key={path}
          name={flat ? path.replaceAll("/", " › ") : last}
          label={path.replaceAll("/", " › ")}
          count={count}
          depth={flat ? 0 : depth}
          checked={chosen.includes(path)}
          implied={impliedBy(path, chosen)}
          open={parent && !flat ? open.includes(path) : undefined}
          turn={() => setOpen(ticked(path, open))}
          tick={() => choose(ticked(path, chosen))}
        />
      ))}
    </FilterList>
  );
}

export function ValueFilter(props: Props) {
  const { name, chosen, word = (value: string) => value } = props;
  return (
    <FilterChip name={name} detail={detailOf(chosen.map(word))}>
      <Values {...props} />
    </FilterChip>
  );
}

export function CategoryFilter(props: Props) {
  const last = (path: string) => path.split("/").at(-1) ?? path;
  return (
    <FilterChip name={props.name} detail={detailOf(props.chosen.map(last))}>
      <Tree {...props} />
    </FilterChip>
  );
}
