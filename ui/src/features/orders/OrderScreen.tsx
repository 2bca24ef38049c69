/** One order: what was bought, what came back, what its revisions changed, and where it came from. */
import { Button } from "@mantine/core";
import { IconReceipt } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { GoneScreen } from "../../app/editor/GoneScreen";
import { PendingScreen } from "../../app/editor/PendingScreen";
import { useChannelText } from "../../app/intake/channels";
import { useGoTo } from "../../app/useGoTo";
import type { OrderDetail } from "../../gen/types/OrderDetail";
import { useCommandQuery } from "../../platform/query";
import { useCommands } from "../../shared/commands";
import { Screen } from "../../shared/Screen";
import { ImportsTable } from "./ImportsList";
import classes from "./Order.module.css";
import { OrderFacts } from "./OrderFacts";
import { OrderLines } from "./OrderLines";
import { Revisions } from "./Revisions";
import { historyOf } from "./revisions";
import { StateMark } from "./StateMark";
import { lastSearch } from "./useOrderFilter";

const ORDERS = { noun: "order", all: "Orders", path: "/orders" };

function useBack(): () => void {
  const goTo = useGoTo();
  const back = () => goTo("/orders", lastSearch());
  useCommands(
    () => [{ id: "order.all", title: "Back to the orders", group: "Orders", run: back }],
    [goTo],
  );
  return back;
}

function Detail({ detail }: { detail: OrderDetail }) {
  const { order, imports } = detail;
  const channelText = useChannelText();
  const back = useBack();
  const isReturn = order.kind === "return";
  const history = historyOf(detail);
  return (
    <Screen
      title={`${isReturn ? "Return" : "Order"} ${order.external_id}`}
      detail={channelText(order.channel, order.account)}
      filters={!isReturn && <StateMark state={order.state} />}
      actions={
        <Button size="compact-sm" variant="default" onClick={back}>
          All orders
        </Button>
      }
      reading
    >
      <div className={classes.page}>
        <div className={classes.main}>
          <OrderLines detail={detail} />
          {history.length > 0 && <Revisions history={history} />}
          {imports.length > 0 && (
            <section aria-labelledby="imports">
              <h2 id="imports">Imported from</h2>
              <div className={classes.scroll}>
                <ImportsTable imports={imports} label="Imports of this order" />
              </div>
            </section>
          )}
        </div>
        <OrderFacts detail={detail} />
      </div>
    </Screen>
  );
}

export default function OrderScreen() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const found = useCommandQuery("getOrder", { id: Number(id) });
  if (found.data) return <Detail detail={found.data} />;
  if (found.error?.code === "unknown_order") {
    return <GoneScreen kind={ORDERS} icon={<IconReceipt size={24} />} />;
  }
  return <PendingScreen title="Order" fault={found.error} retry={() => void found.refetch()} />;
}
