/** The form for one new product; everything else about it is filled in the table. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useSelection } from "../../app/selection";
import { useEditNotice } from "../../app/undo";
import type { Fault } from "../../platform/fault";
import { useCommandMutation, useCommandQuery } from "../../platform/query";

export function AddProduct({ close }: { close: () => void }) {
  const [sku, setSku] = useState("");
  const [name, setName] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const currency =
    useCommandQuery("workspaceStatus", {}).data?.workspace?.settings.currency ?? "USD";
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      sku: sku.trim(),
      name: name.trim(),
      currency,
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
    });
  };
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
            error={fault?.message}
          />
          <TextInput
            label="Name"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
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
