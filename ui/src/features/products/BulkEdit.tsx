/** One change to many products, with a preview of what it would do before it is done. */
import {
  Autocomplete,
  Button,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Switch,
  Table,
} from "@mantine/core";
import { useState } from "react";
import { useEditNotice } from "../../app/undo";
import type { ProductSelection } from "../../gen/types/ProductSelection";
import type { ProductStatus } from "../../gen/types/ProductStatus";
import type { ProductsEdited } from "../../gen/types/ProductsEdited";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { countOf } from "../../shared/format";
import { Words } from "../../shared/Words";
import { type Answers, changeOf, DEEDS, type Deed, NO_ANSWERS } from "./change";

interface AskProps {
  deed: Deed;
  answers: Answers;
  change: (part: Partial<Answers>) => void;
}

/** Values already in use, offered while typing. */
function useKnown(deed: Deed): { names: string[]; values: string[] } {
  const facets = useCommandQuery("listFacets", {}).data;
  const valuesOf = (list: { value: string }[] | undefined) => [
    ...new Set(list?.map(({ value }) => value) ?? []),
  ];
  const attributes = valuesOf(facets?.attributes).map((pair) => pair.split("=")[0] ?? pair);
  const values = { category: facets?.categories, brand: facets?.brands, family: facets?.families };
  const known =
    deed === "add_tag" || deed === "remove_tag"
      ? facets?.tags
      : values[deed as keyof typeof values];
  return { names: [...new Set(attributes)], values: valuesOf(known) };
}

function Ask({ deed, answers, change }: AskProps) {
  const asks = DEEDS.find(({ value }) => value === deed)?.asks ?? [];
  const known = useKnown(deed);
  return (
    <>
      {asks.includes("name") && (
        <Autocomplete
          label="Attribute"
          limit={20}
          data={known.names}
          value={answers.name}
          onChange={(name) => change({ name })}
        />
      )}
      {asks.includes("value") && (
        <Autocomplete
          label="Value"
          limit={20}
          data={known.values}
          value={answers.value}
          onChange={(value) => change({ value })}
        />
      )}
      {asks.includes("status") && (
        <Select
          label="Status"
          allowDeselect={false}
          data={["active", "inactive", "discontinued"]}
          value={answers.status}
          onChange={(status) => change({ status: status as ProductStatus })}
        />
      )}
      {asks.includes("weight") && (
        <NumberInput
          label="Weight"
          description="0–100; empty counts 100"
          min={0}
          max={100}
          allowDecimal={false}
          value={answers.weight}
          onChange={(weight) => change({ weight: weight === "" ? "" : Number(weight) })}
        />
      )}
      {asks.includes("yes") && (
        <Switch
          label="May be sold while out of stock"
          checked={answers.yes}
          onChange={(event) => change({ yes: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

const PREVIEWED = 8;

function Preview({ edited }: { edited: ProductsEdited }) {
  return (
    <section aria-label="Preview" aria-live="polite">
      <p>
        Would change {countOf(edited.changed, "product")} of {countOf(edited.matched, "chosen one")}
        .
      </p>
      {edited.refused.slice(0, 3).map((refused) => (
        <p key={`${refused.sku}-${refused.column}`}>
          {refused.sku}: <Words message={refused.message} />
        </p>
      ))}
      {edited.sample.length > 0 && (
        <Table fz={12} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>SKU</Table.Th>
              <Table.Th>Before</Table.Th>
              <Table.Th>After</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {edited.sample.slice(0, PREVIEWED).map((diff) => (
              <Table.Tr key={`${diff.sku}-${diff.column}`}>
                <Table.Td>{diff.sku}</Table.Td>
                <Table.Td>{diff.before || "–"}</Table.Td>
                <Table.Td>{diff.after || "–"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

export function BulkEdit({ selection, close }: { selection: ProductSelection; close: () => void }) {
  const [deed, setDeed] = useState<Deed>("add_tag");
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const told = useEditNotice();
  const change = changeOf(deed, answers);
  const changes = change ? [change] : [];
  const preview = useCommandQuery(
    "editProducts",
    { selection, changes, preview: true },
    { enabled: change !== null, keepPrevious: true },
  );
  const edit = useCommandMutation("editProducts", {
    onDone: ({ changed }) => {
      told(`Changed ${countOf(changed, "product")}`);
      close();
    },
  });
  return (
    <Modal opened onClose={close} title="Edit products" size={560}>
      <Stack gap={12}>
        <Select
          label="What to do"
          data-autofocus
          allowDeselect={false}
          data={DEEDS.map(({ value, label }) => ({ value, label }))}
          value={deed}
          onChange={(value) => setDeed(value as Deed)}
        />
        <Ask
          deed={deed}
          answers={answers}
          change={(part) => setAnswers((former) => ({ ...former, ...part }))}
        />
        {change && preview.data && <Preview edited={preview.data} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            disabled={change === null || preview.data?.changed === 0}
            loading={edit.isPending}
            onClick={() => edit.mutate({ selection, changes, preview: false })}
          >
            Change {preview.data && change ? countOf(preview.data.changed, "product") : "products"}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
