/** The form for one new product; everything else about it is filled in the table. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import type { Product } from "../../gen/types/Product";
import type { Fault } from "../../platform/fault";
import { useCommandMutation, useCommandQuery } from "../../platform/query";
import { useReturnFocus } from "../../shared/useReturnFocus";
import { Words } from "../../shared/Words";

/** A product of which nothing is known but its name; the backend fills in the workspace's currency. */
function named(sku: string, name: string): Product {
  return {
    sku,
    name,
    currency: "",
    family: null,
    category: null,
    brand: null,
    price_minor: null,
    cost_minor: null,
    status: "active",
    stock: null,
    back_order: false,
    launch: null,
    end: null,
    attributes: {},
    tags: [],
    picture: null,
  };
}

export function AddProduct({ close }: { close: () => void }) {
  useReturnFocus();
  const [sku, setSku] = useState("");
  const [name, setName] = useState("");
  const [category, setCategory] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const told = useEditNotice();
  const choose = useSelection((selection) => selection.chooseProducts);
  const add = useCommandMutation("addProduct", {
    onDone: ({ product }) => {
      told(`Added ${product.name}`);
      choose([product.sku]);
      close();
    },
    onFault: setFault,
  });
  const known = useCommandQuery("listFacets", {}).data?.categories ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ ...named(sku, name), category: category.trim() === "" ? null : category });
  };
  const faultAt = (field: string) => fault?.path === field && <Words message={fault.message} />;
  const elsewhere = fault && !["sku", "name", "category"].includes(fault.path ?? "");
  return (
    <Modal opened onClose={close} title="New product">
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="SKU"
            data-autofocus
            required
            value={sku}
            onChange={(event) => setSku(event.currentTarget.value)}
            error={faultAt("sku")}
          />
          <TextInput
            label="Name"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={faultAt("name")}
          />
          <TextInput
            label="Category"
            description="Parts joined by “/”, such as Bikes/Road Bikes"
            inputWrapperOrder={["label", "input", "description", "error"]}
            list="known-categories"
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value)}
            error={faultAt("category")}
          />
          <datalist id="known-categories">
            {known.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
          {elsewhere && (
            <p role="alert" style={{ margin: 0, color: "var(--error)" }}>
              <Words message={fault.message} />
            </p>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={add.isPending}
              disabled={sku.trim() === "" || name.trim() === ""}
            >
              Add product
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
