/** The visual builder of one condition. The condition is the truth; what the library holds is a view of it. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Path, QueryBuilder, type RuleGroupType } from "react-querybuilder";
import type { Condition } from "../../gen/types/Condition";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { RuleFault } from "../../gen/types/RuleFault";
import classes from "./Builder.module.css";
import { byKey, fieldKey } from "./fields";
import { GroupView } from "./GroupView";
import { LeafView } from "./LeafView";
import { moved } from "./place";
import { COMBINATORS, conditionOf, type GroupNode, treeFor } from "./tree";
import { BuilderContext, focusHandle } from "./useBuilder";
import { useNodeDrag } from "./useNodeDrag";

const PARTS = { ruleGroup: GroupView, rule: LeafView };
const CHOICES = COMBINATORS.map((name) => ({ name, label: name }));

interface Props {
  name: string;
  condition: Condition;
  change: (condition: Condition) => void;
  infos: FieldInfo[];
  currency: string;
  faults: RuleFault[];
  base: string;
  empty: string;
}

export function Builder({ name, condition, change, infos, currency, faults, base, empty }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const [tree, setTree] = useState<GroupNode>(() => treeFor(condition, null));
  const [said, announce] = useState("");
  // What came from elsewhere (a fix, undo) is drawn anew; what came from here is drawn already.
  const shown = useMemo(() => treeFor(condition, tree), [condition, tree]);
  useEffect(() => setTree(shown), [shown]);
  const known = useMemo(() => byKey(infos), [infos]);
  const fields = useMemo(
    () => infos.map(({ field, label }) => ({ name: fieldKey(field), label })),
    [infos],
  );
  const follow = useCallback(
    (query: RuleGroupType) => {
      const next = query as unknown as GroupNode;
      setTree(next);
      change(conditionOf(next));
    },
    [change],
  );
  const drop = (from: Path, to: Path, id: string) => {
    follow(moved(shown, from, to) as unknown as RuleGroupType);
    focusHandle(id);
  };
  const { landing, startDrag } = useNodeDrag(root, drop);
  const facts = useMemo(
    () => ({ name, infos, known, currency, faults, base, tree: shown, empty, startDrag, announce }),
    [name, infos, known, currency, faults, base, shown, empty, startDrag],
  );
  return (
    <BuilderContext value={facts}>
      <div ref={root} className={classes.builder}>
        <QueryBuilder
          query={shown as unknown as RuleGroupType}
          onQueryChange={follow}
          fields={fields}
          combinators={CHOICES}
          controlElements={PARTS}
          enableMountQueryChange={false}
          suppressStandardClassnames
        />
        {landing && (
          <div
            className={classes.landing}
            style={{ left: landing.left, top: landing.top, width: landing.width }}
          />
        )}
        <div role="status" className="visually-hidden">
          {said}
        </div>
      </div>
    </BuilderContext>
  );
}
