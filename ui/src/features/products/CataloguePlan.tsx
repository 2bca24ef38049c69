/** A shop's catalogue before it is stored: its first products, and the relations that come as links. */
import { Button, Group, ScrollArea, Table } from "@mantine/core";
import type { CatalogueFormat } from "../../gen/types/CatalogueFormat";
import type { CatalogueInspection } from "../../gen/types/CatalogueInspection";
import type { CatalogueRelation } from "../../gen/types/CatalogueRelation";
import type { FileSource } from "../../gen/types/FileSource";
import { useCommandMutation } from "../../platform/query";
import { countOf } from "../../shared/format";
import { Words } from "../../shared/Words";
import { FormatChoice } from "./FormatChoice";
import classes from "./Import.module.css";

interface Props {
  source: FileSource;
  seen: CatalogueInspection;
  say: (format: CatalogueFormat) => void;
  close: () => void;
  started: (job: number) => void;
}

export function Relations({ relations }: { relations: CatalogueRelation[] }) {
  if (relations.length === 0) return <p className="faint">The file holds no relations.</p>;
  return (
    <ul aria-label="Links that come" className={classes.relations}>
      {relations.map(({ type, label, links, is_new }) => (
        <li key={type}>
          {countOf(links, "relation")} as <b>{label}</b>
          {is_new && <span className="faint">, a type that is made for it</span>}
        </li>
      ))}
    </ul>
  );
}

function Samples({ seen }: { seen: CatalogueInspection }) {
  return (
    <ScrollArea.Autosize mah={280} className={classes.box}>
      <Table stickyHeader className={classes.table} aria-label="First products">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>SKU</Table.Th>
            <Table.Th>Name</Table.Th>
            <Table.Th>Family</Table.Th>
            <Table.Th>Related to</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {seen.products.map(({ sku, name, family, related }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file may say the same twice, and never move
            <Table.Tr key={`${at}-${sku}`}>
              <Table.Td>{sku}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{family}</Table.Td>
              <Table.Td className={classes.samples}>{related.join(", ")}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

export function CataloguePlan({ source, seen, say, close, started }: Props) {
  const { mutate, error, isPending } = useCommandMutation("importCatalogue", {
    onDone: ({ job }) => started(job),
    onFault: () => {},
  });
  const start = () => mutate({ sources: [source], format: seen.found.format, mapping: {} });
  return (
    <div className={classes.steps}>
      <FormatChoice found={seen.found} say={say} />
      <Relations relations={seen.relations} />
      <Samples seen={seen} />
      {error && (
        <p role="alert" style={{ color: "var(--error)" }}>
          <Words message={error.message} />
        </p>
      )}
      <Group justify="flex-end" gap={8}>
        <span className="faint">{countOf(seen.rows, "row")}</span>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button data-autofocus loading={isPending} onClick={start}>
          Import products and links
        </Button>
      </Group>
    </div>
  );
}
