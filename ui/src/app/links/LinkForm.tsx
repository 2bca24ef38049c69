/** A new link as a form: what shows what, of which type, how strongly, with the live verdict. Enter links. */
import { ActionIcon, Button, NumberInput, SegmentedControl, Tooltip } from "@mantine/core";
import { IconArrowsExchange } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Finding } from "../../gen/types/Finding";
import type { Link } from "../../gen/types/Link";
import type { LinkVerdict } from "../../gen/types/LinkVerdict";
import { useCommandMutation } from "../../platform/query";
import { Words } from "../../shared/Words";
import { useEditNotice } from "../undo";
import { Active } from "./Active";
import { FindingView } from "./FindingView";
import classes from "./LinkForm.module.css";
import { type End, familyRefusal, type LinkDraft, linkOfDraft, swapped } from "./linkDraft";
import { ProductPicker } from "./ProductPicker";
import { VerdictMark } from "./severity";
import { TwoWay } from "./TwoWay";
import { TypeChoice } from "./TypeChoice";
import { useLastType, useTypes } from "./useTypes";
import { useVerdicts } from "./useVerdicts";

interface Props {
  initial: LinkDraft;
  /** Both ends are settled and are told, not asked. */
  fixed?: boolean;
  onLinked: (link: Link) => void;
  onCancel: () => void;
}

function Ends({ draft, fixed, set }: { draft: LinkDraft; fixed: boolean; set: Change }) {
  const turn = (
    <Tooltip label="Turn round">
      <ActionIcon aria-label="Turn the link round" onClick={() => set(swapped(draft))}>
        <IconArrowsExchange size={16} />
      </ActionIcon>
    </Tooltip>
  );
  if (fixed) {
    return (
      <div className={classes.sentence}>
        <span>
          <b>{draft.from?.name}</b> <span className="faint">shows</span> <b>{draft.to?.name}</b>
        </span>
        {turn}
      </div>
    );
  }
  const pick = (side: "from" | "to") => (hit: End) =>
    set({ [side]: { sku: hit.sku, name: hit.name, family: hit.family } });
  return (
    <div className={classes.ends}>
      <ProductPicker
        label="When this is looked at"
        picked={draft.from?.name}
        onPick={pick("from")}
        without={draft.to ? [draft.to.sku] : []}
        autoFocus={draft.from === null}
      />
      {turn}
      <ProductPicker
        label="Show this"
        picked={draft.to?.name}
        onPick={pick("to")}
        without={draft.from ? [draft.from.sku] : []}
        autoFocus={draft.from !== null}
      />
    </div>
  );
}

type Change = (change: Partial<LinkDraft>) => void;

function Level({ draft, set }: { draft: LinkDraft; set: Change }) {
  const refusal = familyRefusal(draft);
  return (
    <div>
      <SegmentedControl
        aria-label="Level of the link"
        size="xs"
        fullWidth
        value={draft.level}
        onChange={(level) => set({ level: level as LinkDraft["level"] })}
        data={[
          { value: "product", label: "These products" },
          { value: "family", label: "Their families", disabled: refusal !== null },
        ]}
      />
      {refusal && <div className={classes.reason}>{refusal}</div>}
    </div>
  );
}

/** The verdict on the draft, spoken as it changes. */
function Verdict({
  verdict,
  onRetype,
}: {
  verdict: LinkVerdict | undefined;
  onRetype: (type: string) => void;
}) {
  return (
    <div className={classes.verdict} role="status" aria-label="Verdict">
      {verdict && (
        <>
          <VerdictMark verdict={verdict.verdict} />
          {verdict.findings.length === 0 && (
            <span>
              <Words message={verdict.message ?? "nothing speaks against it"} />
            </span>
          )}
        </>
      )}
      {verdict?.findings.map((finding) => (
        <FindingView key={finding.message} finding={finding} onRetype={onRetype} />
      ))}
    </div>
  );
}

const AFTER_REFRESH_MS = 8;

/** The name of an end as it was chosen; a link of families is told by them. */
function nameOf(end: End | null, code: string): string {
  return end?.sku === code ? end.name : code;
}

function useLinking({ from, to }: LinkDraft, onLinked: (link: Link) => void) {
  const [refused, setRefused] = useState<Finding[]>([]);
  const told = useEditNotice();
  const use = useLastType((last) => last.use);
  const add = useCommandMutation("addLink", {
    onDone: ({ link, findings }) => {
      if (link === null) return setRefused(findings);
      // The new facts are asked for first, so that they are on their way while the form closes.
      setTimeout(() => {
        use(link.type);
        told(`Linked ${nameOf(from, link.from)} → ${nameOf(to, link.to)}`);
        onLinked(link);
      }, AFTER_REFRESH_MS);
    },
  });
  return { add, refused };
}

export function LinkForm({ initial, fixed = false, onLinked, onCancel }: Props) {
  const types = useTypes();
  const [draft, setDraft] = useState(initial);
  const set: Change = (change) => setDraft((former) => ({ ...former, ...change }));
  const type = types.byCode.has(draft.type) ? draft.type : types.last;
  const now = { ...draft, type };
  const verdicts = useVerdicts(
    now,
    types.list.map(({ code }) => code),
  );
  const { add, refused } = useLinking(now, onLinked);
  const link = linkOfDraft(now);
  const verdict = verdicts.get(type);
  const ready = link !== null && verdict?.verdict !== "no" && !add.isPending;

  const retype = (code: string) => set({ type: code, twoWay: false });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready) add.mutate(link);
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <Ends draft={now} fixed={fixed} set={set} />
      <TypeChoice
        types={types.list}
        chosen={type}
        verdicts={verdicts}
        autoFocus={fixed}
        onChoose={retype}
      />
      <div className={classes.line}>
        <div className={classes.numbers}>
          <NumberInput
            label="Weight"
            description="0–100; empty counts as 100"
            inputWrapperOrder={["label", "input", "description"]}
            min={0}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            placeholder="100"
            value={draft.weight ?? ""}
            onChange={(value) => set({ weight: value === "" ? null : Number(value) })}
          />
          <NumberInput
            label="Pin at place"
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            placeholder="not pinned"
            value={draft.pin ?? ""}
            onChange={(value) => set({ pin: value === "" ? null : Number(value) })}
          />
        </div>
        <div className={classes.switches}>
          <TwoWay
            type={types.byCode.get(type)}
            checked={draft.twoWay}
            onChange={(twoWay) => set({ twoWay })}
          />
          <Active paused={draft.paused} onChange={(paused) => set({ paused })} />
          <Level draft={now} set={set} />
        </div>
      </div>
      <Verdict verdict={verdict} onRetype={retype} />
      {refused.map((finding) => (
        <FindingView key={finding.message} finding={finding} onRetype={retype} />
      ))}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={!ready} loading={add.isPending}>
          Link
        </Button>
      </div>
    </form>
  );
}
