/** Finds a link or a rule by words; the backend does the finding. */
import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { keyOf } from "../../app/links/linkKey";
import { TypeIcon } from "../../app/links/TypeMark";
import { useTypes } from "../../app/links/useTypes";
import type { CampaignTarget } from "../../gen/types/CampaignTarget";
import { useCommandQuery } from "../../platform/query";
import { useDebounced } from "../../shared/useDebounced";
import classes from "./CampaignScreen.module.css";
import { targetText } from "./campaign";

const SHOWN = 8;
const REST_MS = 60;

interface Found {
  target: CampaignTarget;
  title: string;
  detail: string;
  icon: ReactNode;
}

function useFoundTargets(typed: string, enabled: boolean) {
  const search = useDebounced(typed.replaceAll("→", " ").trim(), REST_MS);
  const { labelOf } = useTypes();
  const ask = { enabled, keepPrevious: true };
  const part = { search, types: [], offset: 0, limit: SHOWN };
  const links = useCommandQuery("listLinks", { ...part, sku: null, keys: [] }, ask);
  const rules = useCommandQuery(
    "listRules",
    { ...part, status: null, touching: null, with_findings: false },
    ask,
  );
  const paused = (is: boolean) => (is ? ", off" : "");
  const linkHits = (links.data?.links ?? []).map(
    ({ link, from_name, to_name }): Found => ({
      target: { link: keyOf(link) },
      title: `${from_name} → ${to_name}`,
      detail: `${labelOf(link.type)}${paused(link.paused)}`,
      icon: <TypeIcon code={link.type} size={14} />,
    }),
  );
  const ruleHits = (rules.data?.rules ?? []).map(
    ({ rule }): Found => ({
      target: { rule: rule.id },
      title: rule.name,
      detail: `rule${paused(rule.status === "paused")}`,
      icon: <IconListCheck size={14} aria-hidden />,
    }),
  );
  return { linkHits, ruleHits, pending: links.isFetching || rules.isFetching };
}

function Hits({ found }: { found: Found[] }) {
  return found.map(({ target, title, detail, icon }) => (
    <Combobox.Option key={targetText(target)} value={targetText(target)} className={classes.hit}>
      {icon}
      <span className={classes.cut}>{title}</span>
      <span className="faint">{detail}</span>
    </Combobox.Option>
  ));
}

interface Props {
  /** Already named. */
  without: CampaignTarget[];
  onPick: (target: CampaignTarget) => void;
}

export function TargetPicker({ without, onPick }: Props) {
  const [typed, setTyped] = useState("");
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { linkHits, ruleHits, pending } = useFoundTargets(typed, combobox.dropdownOpened);
  const named = new Set(without.map(targetText));
  const fresh = ({ target }: Found) => !named.has(targetText(target));
  const groups = { Rules: ruleHits.filter(fresh), Links: linkHits.filter(fresh) };
  const all = [...groups.Rules, ...groups.Links];
  const first = all[0] && targetText(all[0].target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another best hit moves the choice
  useEffect(() => {
    if (typed !== "" && first !== undefined) combobox.selectFirstOption();
  }, [first, typed]);
  const pick = (text: string) => {
    const found = all.find(({ target }) => targetText(target) === text);
    if (found) onPick(found.target);
    setTyped("");
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.Target>
        <InputBase
          label="Add a link or rule"
          placeholder="A rule’s name, or words of both ends of a link"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} className={classes.hits} aria-label="Links and rules found">
          {Object.entries(groups).map(
            ([name, found]) =>
              found.length > 0 && (
                <Combobox.Group key={name} label={name}>
                  <Hits found={found} />
                </Combobox.Group>
              ),
          )}
          {all.length === 0 && (
            <Combobox.Empty>
              {pending ? "Searching…" : "No link or rule is like that"}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
