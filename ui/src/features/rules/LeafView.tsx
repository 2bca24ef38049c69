/** One question: field, operator and value, each as the field asks for it. */
import { ActionIcon, NativeSelect, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { RuleProps } from "react-querybuilder";
import type { Field } from "../../gen/types/Field";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { Op } from "../../gen/types/Op";
import type { Value } from "../../gen/types/Value";
import { Words } from "../../shared/Words";
import classes from "./Builder.module.css";
import { fieldKey, goodsOf, grouped } from "./fields";
import { GoodsField } from "./GoodsField";
import { Handle } from "./Handle";
import { nodeAt, pointerOf, removed, replaced } from "./place";
import { isGroup, type LeafNode, leafNode } from "./tree";
import { changeTree, useBuilder } from "./useBuilder";
import { ValueField } from "./ValueField";
import { freshLeaf, valueFor } from "./values";

/** A field that is offered no longer is still told by its name. */
function infoOf(known: Map<string, FieldInfo>, { meta, field }: LeafNode): FieldInfo {
  const info = known.get(field);
  if (info) return { ...info, field: meta.field };
  const label = field.split(".").at(-1) ?? field;
  return {
    field: meta.field,
    label,
    group: "",
    kind: "text",
    ops: [],
    choices: [],
    relative: false,
  };
}

export function LeafView({ rule, path, schema }: RuleProps) {
  const node = rule as unknown as LeafNode;
  const { infos, known, tree, base, faults } = useBuilder();
  const info = infoOf(known, node);
  const pointer = pointerOf(tree, path, base);
  const mine = faults.filter((fault) => fault.pointer.startsWith(`${pointer}/`));
  const goods = goodsOf(node.meta.field);
  const label = `condition on ${info.label}`;

  const change = (part: Partial<LeafNode>) =>
    changeTree(schema, (former) => {
      const found = nodeAt(former, path);
      return found && !isGroup(found) ? replaced(former, path, { ...found, ...part }) : former;
    });
  const ask = (key: string | null) => {
    const next = key === null ? undefined : known.get(key);
    if (next === undefined) return;
    const keeps = next.kind === info.kind && next.ops.some(({ op }) => op === node.operator);
    const leaf = keeps
      ? { field: next.field, op: node.operator, value: valueFor(next, node.operator, node.value) }
      : freshLeaf(next);
    change({ ...leafNode(leaf), id: node.id });
  };
  const compare = (operator: Op) =>
    change({ operator, value: valueFor(info, operator, node.value) });
  const refill = (field: Field) => change({ field: fieldKey(field), meta: { field } });

  const offered = grouped(infos);
  if (!known.has(node.field)) {
    offered.push({
      group: "Not in the catalogue",
      items: [{ value: node.field, label: info.label }],
    });
  }
  const ops = info.ops.map(({ op, label: title }) => ({ value: op, label: title }));
  if (!ops.some(({ value }) => value === node.operator)) {
    ops.push({ value: node.operator, label: node.operator.replaceAll("_", " ") });
  }
  return (
    <fieldset
      className={classes.leaf}
      aria-label={label}
      data-node={node.id}
      data-path={JSON.stringify(path)}
      data-faulty={mine.length > 0 || undefined}
    >
      <Handle id={node.id} path={path} label={label} schema={schema} />
      <div className={classes.asks}>
        <Select
          aria-label="Field"
          className={classes.field}
          data={offered}
          value={node.field}
          searchable
          allowDeselect={false}
          selectFirstOptionOnChange
          maxDropdownHeight={320}
          comboboxProps={{ width: 220, position: "bottom-start" }}
          nothingFoundMessage="No such field"
          onFocus={(event) => event.currentTarget.select()}
          onChange={ask}
        />
        {goods && <GoodsField field={node.meta.field} goods={goods} change={refill} />}
        <NativeSelect
          aria-label="Operator"
          className={classes.op}
          data={ops}
          value={node.operator}
          onChange={(event) => compare(event.currentTarget.value as Op)}
        />
        <ValueField
          info={info}
          op={node.operator}
          value={node.value}
          change={(value: Value | null) => change({ value })}
        />
        {mine.map((fault) => (
          <p key={fault.pointer + fault.message} className={classes.fault}>
            <Words message={fault.message} />
          </p>
        ))}
      </div>
      <ActionIcon
        size={24}
        aria-label={`Remove ${label}`}
        onClick={() => changeTree(schema, (former) => removed(former, path))}
      >
        <IconX size={14} />
      </ActionIcon>
    </fieldset>
  );
}
