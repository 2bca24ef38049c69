/** ALL, ANY or NONE of what it holds, and the buttons that put more into it. */
import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { RuleGroupBodyComponents, type RuleGroupProps, useRuleGroup } from "react-querybuilder";
import { Words } from "../../shared/Words";
import classes from "./Builder.module.css";
import { Handle } from "./Handle";
import { added, nodeAt, pointerOf, removed, replaced } from "./place";
import { type Combinator, type GroupNode, groupNode, isGroup, leafNode } from "./tree";
import { changeTree, focusHandle, useBuilder } from "./useBuilder";
import { freshLeaf } from "./values";

const CHOICES: { value: Combinator; label: string }[] = [
  { value: "all", label: "ALL of these hold" },
  { value: "any", label: "ANY of these holds" },
  { value: "none", label: "NONE of these holds" },
];

export function GroupView(props: RuleGroupProps) {
  const { path, schema } = props;
  const group = useRuleGroup(props);
  const node = group.ruleGroup as unknown as GroupNode;
  const { infos, tree, base, faults, empty, name } = useBuilder();
  const root = path.length === 0;
  const pointer = pointerOf(tree, path, base);
  const mine = faults.filter((fault) => fault.pointer === pointer);
  const label = root ? name : `group in ${name}`;

  const addLeaf = () => {
    const [first] = infos;
    if (first === undefined) return;
    const leaf = leafNode(freshLeaf(first));
    changeTree(schema, (former) => added(former, path, leaf));
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-node="${leaf.id}"] input`)?.focus();
    });
  };
  const addGroup = () => {
    const [first] = infos;
    const inner = groupNode("any", first ? [leafNode(freshLeaf(first))] : []);
    changeTree(schema, (former) => added(former, path, inner));
    focusHandle(inner.id);
  };
  const combine = (combinator: Combinator) =>
    changeTree(schema, (former) => {
      const found = nodeAt(former, path);
      return found && isGroup(found) ? replaced(former, path, { ...found, combinator }) : former;
    });

  return (
    <fieldset
      className={classes.group}
      aria-label={label}
      data-node={node.id}
      data-path={JSON.stringify(path)}
      data-size={node.rules.length}
      data-combinator={node.combinator}
      data-root={root || undefined}
    >
      <div className={classes.head} data-head>
        {!root && <Handle id={node.id} path={path} label={label} schema={schema} />}
        <NativeSelect
          aria-label={`How the parts of ${label} combine`}
          className={classes.combinator}
          data={CHOICES}
          value={node.combinator}
          onChange={(event) => combine(event.currentTarget.value as Combinator)}
        />
        <span className={classes.gap} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={addLeaf}
        >
          Condition
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={addGroup}
        >
          Group
        </Button>
        {!root && (
          <ActionIcon
            size={24}
            aria-label={`Remove ${label}`}
            onClick={() => changeTree(schema, (former) => removed(former, path))}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {mine.map((fault) => (
        <p key={fault.message} className={classes.fault} role="alert">
          <Words message={fault.message} />
        </p>
      ))}
      {node.rules.length === 0 && <p className={classes.empty}>{root ? empty : emptyOf(node)}</p>}
      <div className={classes.parts}>
        <RuleGroupBodyComponents {...group} />
      </div>
    </fieldset>
  );
}

function emptyOf({ combinator }: GroupNode): string {
  return combinator === "any" ? "Nothing in it, so it never holds" : "Nothing in it, so it holds";
}
