/** Every product, in a table that behaves as a spreadsheet does. */
import { Button } from "@mantine/core";
import { IconFilterOff, IconPackage } from "@tabler/icons-react";
import { useEffect } from "react";
import { useCommandQuery } from "../../platform/query";
import { EmptyState } from "../../shared/EmptyState";
import { FailedState } from "../../shared/FailedState";
import { countOf, formatCount } from "../../shared/format";
import { Screen } from "../../shared/Screen";
import { RowsSkeleton } from "../../shared/Skeletons";
import { useChoice } from "./choice";
import { dropAllDrafts } from "./drafts";
import { Filters, ProductSearch } from "./Filters";
import { Grid } from "./Grid";
import classes from "./ProductsScreen.module.css";
import { useHead } from "./rows";
import { type ProductActions, useProductActions } from "./useProductActions";
import { useProductsAddress } from "./useProductsAddress";
import { ViewMenu } from "./ViewMenu";
import { filtersSet, useView } from "./view";

function Nothing({ actions }: { actions: ProductActions }) {
  const filtered = useView((view) => filtersSet(view.filter) > 0);
  const clear = useView((view) => view.clearFilter);
  if (filtered) {
    return (
      <EmptyState
        icon={<IconFilterOff size={24} />}
        title="No product is like that"
        actions={<Button onClick={clear}>Clear filters</Button>}
      >
        Take a filter away, or search for something else.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconPackage size={24} />}
      title="No products yet"
      actions={
        <>
          <Button onClick={() => actions.importFile("products")}>Import from CSV…</Button>
          <Button variant="default" onClick={actions.add}>
            New product…
          </Button>
        </>
      }
    >
      Products are what links join. A CSV file with SKU and name is enough to begin: choose it, or
      drop it anywhere on this window.
    </EmptyState>
  );
}

function Table({ actions }: { actions: ProductActions }) {
  const head = useHead();
  if (head.error && !head.data) {
    return <FailedState fault={head.error} onRetry={() => head.refetch()} />;
  }
  if (!head.data) return <RowsSkeleton rows={20} />;
  return head.data.total > 0 ? <Grid /> : <Nothing actions={actions} />;
}

/** How many are shown, of how many there are. */
function useDetail(total: number | undefined): string | undefined {
  const status = useCommandQuery("workspaceStatus", {}).data;
  const every = status?.workspace?.products;
  if (total === undefined) return undefined;
  return every === undefined || every === total
    ? countOf(total, "product")
    : `${formatCount(total)} of ${countOf(every, "product")}`;
}

/** A question with another filter or order begins at its top, with nothing chosen by "all". */
function useFreshStart(): void {
  useEffect(() => {
    const stop = useView.subscribe((now, before) => {
      if (now.filter === before.filter && now.sort === before.sort) {
        if (now.descending === before.descending) return;
      }
      const { column, all } = useChoice.getState();
      const kept = now.filter === before.filter && all;
      useChoice.setState({ row: 0, anchor: 0, column, editing: null, all: kept });
    });
    return () => {
      stop();
      useChoice.getState().reset();
      dropAllDrafts();
    };
  }, []);
}

export default function ProductsScreen() {
  useProductsAddress();
  useFreshStart();
  const total = useHead().data?.total;
  const { buttons, dialogs, actions } = useProductActions(total ?? 0);
  return (
    <Screen
      title="Products"
      detail={useDetail(total)}
      filters={<ProductSearch />}
      actions={
        <>
          <ViewMenu />
          {buttons}
        </>
      }
      fixed
    >
      <div className={classes.work}>
        <Filters />
        <div className={classes.table}>
          <Table actions={actions} />
        </div>
      </div>
      {dialogs}
    </Screen>
  );
}
