/** How the lists of a batch of products differ: who gains and who loses a place, and by which item. */
import { SegmentedControl, Table } from "@mantine/core";
import { useState } from "react";
import { useAsOf } from "../../app/AsOf";
import type { ListDiff } from "../../gen/types/ListDiff";
import type { ListsDiff as Lists } from "../../gen/types/ListsDiff";
import type { PlaceCount } from "../../gen/types/PlaceCount";
import type { PlaceDiff } from "../../gen/types/PlaceDiff";
import type { VersionRef } from "../../gen/types/VersionRef";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatCount, formatMoment } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { Words } from "../../shared/Words";
import { BatchChoice } from "./BatchChoice";
import { batchOf, useBatch } from "./batch";
import { KindMark } from "./KindMark";
import classes from "./Lists.module.css";
import { useListsDifference } from "./useDifference";
import { listsSaid } from "./words";

function Place({ place, kind }: { place: PlaceDiff; kind: "added" | "removed" }) {
  const words =
    kind === "added" ? `Gains place ${place.position}` : `Loses place ${place.position}`;
  return (
    <li className={classes.place}>
      <KindMark kind={kind} words={words} />
      <span className={classes.name}>
        {place.name} <span className="faint">{place.sku}</span>
      </span>
      <span className={classes.because}>{place.because && <Words message={place.because} />}</span>
    </li>
  );
}

function List({ list }: { list: ListDiff }) {
  const { trigger, trigger_name, gained, lost, reordered } = list;
  return (
    <li className={classes.list}>
      <h4 className={classes.trigger}>
        {trigger_name} <span className="faint">{trigger}</span>
      </h4>
      <ul className={classes.places}>
        {gained.map((place) => (
          <Place key={place.sku} place={place} kind="added" />
        ))}
        {lost.map((place) => (
          <Place key={place.sku} place={place} kind="removed" />
        ))}
        {reordered && (
          <li className={classes.place}>
            <KindMark kind="changed" words="Same products in another order" />
          </li>
        )}
      </ul>
    </li>
  );
}

function Places({ places }: { places: PlaceCount[] }) {
  return (
    <Table aria-label="Places gained and lost" className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Product shown</Table.Th>
          <Table.Th>Lists that gain it</Table.Th>
          <Table.Th>Lists that lose it</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {places.map(({ sku, name, gained, lost }) => (
          <Table.Tr key={sku}>
            <Table.Td>
              {name} <span className="faint">{sku}</span>
            </Table.Td>
            <Table.Td>{formatCount(gained)}</Table.Td>
            <Table.Td>{formatCount(lost)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Nothing differs at the instant that is compared; a campaign may differ at another. */
function Elsewhen() {
  const at = useAsOf();
  const words =
    at === null ? "This is how lists are now" : `This is how lists are on ${formatMoment(at)}`;
  return <p className="faint">{words}; choose another day above to see what differs then.</p>;
}

function Answer({ lists, stale }: { lists: Lists; stale: boolean }) {
  const [by, setBy] = useState<"trigger" | "shown">("trigger");
  const { compared, changed } = lists;
  const more = changed - lists.lists.length;
  return (
    <div aria-busy={stale} className={classes.answer}>
      <div className={classes.sum}>
        <p role="status">{stale ? "Comparing…" : listsSaid(compared, changed)}</p>
        {changed > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Seen from"
            data={[
              { value: "trigger", label: "By product looked at" },
              { value: "shown", label: "By product shown" },
            ]}
            value={by}
            onChange={(value) => setBy(value as typeof by)}
          />
        )}
      </div>
      {changed === 0 && !stale && <Elsewhen />}
      {by === "shown" && changed > 0 && <Places places={lists.places} />}
      {by === "trigger" && (
        <ul className={classes.lists} aria-label="Lists that differ">
          {lists.lists.map((list) => (
            <List key={list.trigger} list={list} />
          ))}
        </ul>
      )}
      {by === "trigger" && more > 0 && <p className="faint">and {countOf(more, "further list")}</p>}
    </div>
  );
}

export function ListsDiff({ from, to }: { from: VersionRef; to: VersionRef }) {
  const lists = useListsDifference(from, to);
  const nobody = useBatch((batch) => batchOf(batch) === "none");
  return (
    <section className={classes.section} aria-labelledby="differs-lists">
      <h2 id="differs-lists" className={classes.heading}>
        What shoppers see
      </h2>
      <BatchChoice />
      {!nobody && lists.isPending && <TextSkeleton />}
      {!nobody && lists.isError && (
        <FailedState fault={lists.error} onRetry={() => void lists.refetch()} />
      )}
      {!nobody && lists.data && <Answer lists={lists.data.lists} stale={lists.isPlaceholderData} />}
    </section>
  );
}
