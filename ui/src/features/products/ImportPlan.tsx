/** What a file holds and how it is to be read, before anything of it is stored. */
import { Button, Group, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { CatalogueFormat } from "../../gen/types/CatalogueFormat";
import type { CatalogueInspection } from "../../gen/types/CatalogueInspection";
import type { CsvInspection } from "../../gen/types/CsvInspection";
import type { FileSource } from "../../gen/types/FileSource";
import type { JobRef } from "../../gen/types/JobRef";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import { CataloguePlan, Relations } from "./CataloguePlan";
import { FormatChoice } from "./FormatChoice";
import classes from "./Import.module.css";
import { MappingTable } from "./MappingTable";
import { type Kind, kindOf, type Mapping, mappingOf, missingOf } from "./mapping";

interface Props {
  source: FileSource;
  said: Kind | null;
  another: () => void;
  close: () => void;
  started: (job: number) => void;
}

const KINDS = [
  { value: "products", label: "Products" },
  { value: "links", label: "Links" },
];

function LinksHint() {
  return (
    <p>
      Each row is a link: <b>from_sku</b>, <b>to_sku</b> and <b>type</b>, and if you like{" "}
      <b>weight</b>, <b>two_way</b> and <b>level</b>. A row that would close a loop where loops are
      refused is left out and told.
    </p>
  );
}

function Head({
  found,
  kind,
  setKind,
}: {
  found: CsvInspection;
  kind: Kind;
  setKind: (kind: Kind) => void;
}) {
  return (
    <div className={classes.head}>
      <SegmentedControl
        size="xs"
        aria-label="What the file holds"
        data={KINDS}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      />
      <span className="faint">
        {countOf(found.columns.length, "column")}, {found.encoding}, {found.delimiter} between them
      </span>
    </div>
  );
}

interface PlanProps extends Props {
  seen: CatalogueInspection;
  found: CsvInspection;
  say: (format: CatalogueFormat) => void;
}

/** Imports what a table of one's own holds: products, with their relations where there are any, or links. */
function useTableImport({ source, seen, started }: PlanProps) {
  const begun = { onDone: ({ job }: JobRef) => started(job), onFault: () => {} };
  const products = useCommandMutation("importProducts", begun);
  const catalogue = useCommandMutation("importCatalogue", begun);
  const links = useCommandMutation("importLinks", begun);
  const start = (kind: Kind, mapping: Mapping) => {
    if (kind === "links") links.mutate({ source });
    else if (seen.relations.length === 0) products.mutate({ source, mapping });
    else catalogue.mutate({ sources: [source], format: "csv", mapping });
  };
  const all = [products, catalogue, links];
  const error = all.find((one) => one.error)?.error;
  return { start, error, busy: all.some((one) => one.isPending) };
}

function Plan(props: PlanProps) {
  const { seen, found, said, say, close } = props;
  const [kind, setKind] = useState<Kind>(said ?? kindOf(found));
  const [changed, setChanged] = useState<Mapping>({});
  const { start, error, busy } = useTableImport(props);
  const mapping = mappingOf(found, changed);
  const missing = kind === "products" ? missingOf(found, mapping) : [];
  return (
    <div className={classes.steps}>
      <Head found={found} kind={kind} setKind={setKind} />
      {kind === "links" ? (
        <LinksHint />
      ) : (
        <>
          <FormatChoice found={seen.found} say={say} />
          {seen.relations.length > 0 && <Relations relations={seen.relations} />}
          <MappingTable
            found={found}
            mapping={mapping}
            change={(part) => setChanged((former) => ({ ...former, ...part }))}
          />
        </>
      )}
      {error && (
        <p role="alert" style={{ color: "var(--error)" }}>
          <Words message={error.message} />
        </p>
      )}
      <Group justify="flex-end" gap={8}>
        {missing.length > 0 && <span className="faint">{missing.join(" and ")} still needed</span>}
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button
          data-autofocus
          disabled={missing.length > 0}
          loading={busy}
          onClick={() => start(kind, mapping)}
        >
          Import {kind}
        </Button>
      </Group>
    </div>
  );
}

export function ImportPlan(props: Props) {
  const [format, setFormat] = useState<CatalogueFormat | null>(null);
  const seen = useCommandQuery("inspectCatalogue", { source: props.source, format });
  if (seen.error) {
    return (
      <FailedState
        title="This file cannot be read"
        fault={seen.error}
        actions={<Button onClick={props.another}>Choose another file…</Button>}
      />
    );
  }
  if (!seen.data) return <TextSkeleton lines={6} />;
  const { table } = seen.data;
  return table === null ? (
    <CataloguePlan {...props} seen={seen.data} say={setFormat} />
  ) : (
    <Plan {...props} seen={seen.data} found={table} say={setFormat} />
  );
}
