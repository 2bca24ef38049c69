/** One product: what it is, what it shows and what shows it; links are changed in place. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { openLinkDialog } from "../../app/links/openLink";
import type { ProductDetail } from "../../gen/types/ProductDetail";
import { useCommandQuery } from "../../platform/query";
import { FailedState } from "../../shared/FailedState";
import { countOf } from "../../shared/format";
import { TextSkeleton } from "../../shared/Skeletons";
import { BlockGroup } from "./BlockGroup";
import { Facts } from "./Facts";
import classes from "./Inspector.module.css";
import { LinkGroup } from "./LinkGroup";
import { Picture } from "./Picture";
import { RuleGroup } from "./RuleGroup";

function Head({ detail, others }: { detail: ProductDetail; others: number }) {
  const { product } = detail.row;
  return (
    <header className={classes.head}>
      <Picture product={product} />
      <div className={classes.headText}>
        <h2 className={classes.title}>{product.name}</h2>
        <div className="faint">{product.sku}</div>
        {others > 0 && (
          <div className="faint">and {countOf(others, "other product")} chosen before it</div>
        )}
      </div>
    </header>
  );
}

export function ProductInspector({ sku, others }: { sku: string; others: number }) {
  const detail = useCommandQuery("getProduct", { sku }, { keepPrevious: true });
  if (detail.isPending) return <TextSkeleton lines={8} />;
  if (detail.isError) {
    return (
      <FailedState
        title={`No product ${sku}`}
        fault={detail.error}
        onRetry={() => void detail.refetch()}
      />
    );
  }
  const { product } = detail.data.row;
  return (
    <div className={classes.page}>
      <Head detail={detail.data} others={others} />
      <Facts product={product} />
      <LinkGroup title="Shows" here="from" sku={product.sku} rows={detail.data.shows} />
      <RuleGroup
        key={`beside ${product.sku}`}
        title="Rules that show more beside it"
        rules={detail.data.triggers_rules}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={() => openLinkDialog({ from: product })}
      >
        Add link
      </Button>
      <LinkGroup title="Shown by" here="to" sku={product.sku} rows={detail.data.shown_by} />
      <RuleGroup
        key={`of ${product.sku}`}
        title="Rules that can show it"
        rules={detail.data.shown_by_rules}
      />
      <BlockGroup product={product} blocks={detail.data.blocks} />
    </div>
  );
}
