/** Every product, in a table that behaves as a spreadsheet does. */
import { Button } from "@mantine/core";
import { IconPackage } from "@tabler/icons-react";
import { useEffect } from "react";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { useChoice } from "./choice";
import { Filters } from "./Filters";
import { Grid } from "./Grid";
import { useHead } from "./rows";
import { useSetCells } from "./useCells";
import { useProductActions } from "./useProductActions";
import { ViewMenu } from "./ViewMenu";
import { filtersSet, useView } from "./view";

function Table({ importFile }: { importFile: () => void }) {
  const head = useHead();
  const filtered = useView((view) => filtersSet(view.filter) > 0);
  const clear = useView((view) => view.clearFilter);
  const paste = useSetCells();
  if (head.error && !head.data) {
    return <FailedState fault={head.error} onRetry={() => head.refetch()} />;
  }
  if (!head.data) return <RowsSkeleton rows={20} />;
  if (head.data.total > 0) return <Grid paste={paste} />;
  if (filtered) {
    return (
      <EmptyState
        title="No product is like that"
        actions={<Button onClick={clear}>Clear the filters</Button>}
      >
        Take a filter away, or search for something else.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconPackage size={28} />}
      title="No products yet"
      actions={<Button onClick={importFile}>Import from CSV…</Button>}
    >
      Products are what links join. A CSV file with SKU and name is enough to begin.
    </EmptyState>
  );
}

export default function ProductsScreen() {
  const total = useHead().data?.total;
  const { buttons, dialog, importFile } = useProductActions(total ?? 0);
  useEffect(() => useChoice.getState().reset, []);
  return (
    <Screen
      title="Products"
      detail={total === undefined ? undefined : countOf(total, "product")}
      filters={<Filters />}
      actions={
        <>
          <ViewMenu />
          {buttons}
        </>
      }
      fixed
    >
      <Table importFile={importFile} />
      {dialog}
    </Screen>
  );
}
