//! What headers usually call the fields of an order file, in the languages that shops write them.

use super::field::OrderField;
use crate::header::plain;

/// Words as [`plain`] leaves them; earlier ones are surer.
fn words(field: OrderField) -> &'static [&'static str] {
    use OrderField as F;
    match field {
        F::OrderId => &[
            "orderid",
            "ordernumber",
            "orderno",
            "ordernr",
            "order",
            "invoiceno",
            "invoicenumber",
            "invoiceid",
            "invoice",
            "salesordernumber",
            "transactionid",
            "receiptid",
            "receiptno",
            "bestellnummer",
            "bestellnr",
            "auftragsnummer",
            "auftragsnr",
            "rechnungsnummer",
            "belegnummer",
            "numerocommande",
            "commande",
            "numerodecommande",
            "numeropedido",
            "pedido",
            "numeroordine",
            "ordine",
            "basketid",
            "ticketid",
        ],
        F::PlacedAt => &[
            "orderdate",
            "placedat",
            "orderedat",
            "invoicedate",
            "purchasedate",
            "datecreated",
            "createdat",
            "orderdatetime",
            "saledate",
            "transactiondate",
            "date",
            "datetime",
            "timestamp",
            "day",
            "bestelldatum",
            "auftragsdatum",
            "rechnungsdatum",
            "datum",
            "datecommande",
            "datedecommande",
            "fecha",
            "fechapedido",
            "data",
            "dataordine",
        ],
        F::PlacedTime => &["time", "ordertime", "uhrzeit", "heure", "hora", "ora"],
        F::TimeZone => &["timezone", "tz"],
        F::Currency => {
            &["currency", "currencycode", "ordercurrency", "wahrung", "währung", "devise", "moneda", "valuta"]
        }
        F::Status => &["status", "orderstatus", "state", "bestellstatus", "statut", "estado", "stato"],
        F::PaymentStatus => &["paymentstatus", "financialstatus"],
        F::CancelledAt => &["cancelledat", "canceledat"],
        F::Test => &["test", "istest", "testorder"],
        F::CustomerId => &[
            "customerid",
            "customerno",
            "customernumber",
            "customerkey",
            "customer",
            "clientid",
            "userid",
            "buyerid",
            "kundennummer",
            "kundennr",
            "kunde",
            "idclient",
            "client",
            "cliente",
            "idcliente",
            "membercard",
        ],
        F::Email => &["email", "customeremail", "emailaddress", "buyeremail", "mail", "courriel", "correo"],
        F::Phone => &["phone", "telephone", "customerphone", "telefon", "tel", "telefono"],
        F::CustomerAccount => &["company", "accountname", "firma", "societe", "empresa", "azienda"],
        F::Industry => &["industry", "branche", "sector"],
        F::Region => &["country", "region", "shippingcountry", "land", "pays", "pais", "paese"],
        F::Tier => &["tier", "customertier", "customergroup", "segment", "loyaltytier"],
        F::Subtotal => &["subtotal", "ordersubtotal", "zwischensumme"],
        F::OrderDiscount => &["orderdiscount", "discounttotal", "totaldiscount", "cartdiscount"],
        F::Shipping => &["shipping", "shippingtotal", "shippingcost", "freight", "postage", "versandkosten"],
        F::ShippingDiscount => &["shippingdiscount"],
        F::OrderTax => &["ordertax", "taxtotal", "totaltax", "taxes"],
        F::Total => &["ordertotal", "grandtotal", "total", "gesamtsumme", "totalcommande"],
        F::OrderRefund => &["refundedamount", "refundtotal", "totalrefunded", "orderrefund"],
        F::TotalAfterRefunds => &["totalafterrefunds"],
        F::Offer => {
            &["coupon", "couponcode", "discountcode", "offer", "offercode", "promotionid", "promotion", "promo"]
        }
        F::Source => &["source", "sourcecode", "utmsource", "saleschannel"],
        F::Group => &["group", "experimentgroup", "variantgroup", "abgroup"],
        F::LineId => &[
            "lineid",
            "lineno",
            "linenumber",
            "orderlineid",
            "orderitemid",
            "orderlineitem",
            "itemid",
            "positionsnummer",
            "position",
            "pos",
            "line",
        ],
        F::Sku => &[
            "sku",
            "itemsku",
            "productsku",
            "stockcode",
            "productcode",
            "articlenumber",
            "articleno",
            "itemnumber",
            "itemno",
            "itemcode",
            "article",
            "productkey",
            "artikelnummer",
            "artikelnr",
            "artnr",
            "artikel",
            "reference",
            "ref",
            "codearticle",
            "codigo",
            "codice",
            "item",
            "productid",
        ],
        F::ProductId => &["productid", "variantid"],
        F::Name => &[
            "productname",
            "itemname",
            "product",
            "description",
            "itemdescription",
            "title",
            "name",
            "bezeichnung",
            "artikelname",
            "produkt",
            "produktname",
            "designation",
            "nomproduit",
            "descripcion",
            "descrizione",
        ],
        F::Quantity => &[
            "quantity",
            "qty",
            "orderquantity",
            "quantityordered",
            "units",
            "unitsales",
            "unitssold",
            "pieces",
            "count",
            "menge",
            "anzahl",
            "stuck",
            "stück",
            "quantite",
            "quantité",
            "qte",
            "cantidad",
            "quantita",
            "quantità",
        ],
        F::UnitPrice => &[
            "unitprice",
            "price",
            "itemprice",
            "priceperunit",
            "sellingprice",
            "einzelpreis",
            "preis",
            "stuckpreis",
            "prixunitaire",
            "prix",
            "preciounitario",
            "precio",
            "prezzounitario",
            "prezzo",
        ],
        F::LineTotal => &[
            "linetotal",
            "linenet",
            "netamount",
            "net",
            "linerevenue",
            "revenue",
            "sales",
            "storesales",
            "amount",
            "salesamount",
            "extendedprice",
            "gesamtpreis",
            "betrag",
            "umsatz",
            "montant",
            "importe",
            "importo",
            "itemtotal",
        ],
        F::LineGross => &["linegross", "grosssales", "grossamount"],
        F::LineDiscount => {
            &["discount", "linediscount", "discountamount", "itemdiscount", "rabatt", "remise", "descuento"]
        }
        F::DiscountPercent => &["discountpercent", "discountpct", "rabattprozent"],
        F::LineTax => &["linetax", "itemtax", "tax", "taxamount", "mwst", "steuer", "tva", "iva"],
        F::LineType => &["linetype", "itemtype"],
        F::CancelledQuantity => &["cancelledquantity", "canceledquantity", "qtycanceled", "qtycancelled"],
        F::RefundedQuantity => {
            &["refundedquantity", "quantityrefunded", "returnedquantity", "qtyrefunded", "qtyreturned"]
        }
        F::RefundedAmount => &["refundamount", "amountrefunded", "linerefund"],
        F::ReturnReason => &["returnreason", "reason", "refundreason"],
        F::AddedBy => &["addedby"],
        F::OrderType | F::TaxMode | F::LineStatus => &[],
    }
}

/// The column that each field is most likely in; no column serves two fields.
pub(crate) fn suggest(headers: &[String]) -> Vec<(OrderField, usize)> {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let mut candidates: Vec<(usize, OrderField, usize)> = Vec::new();
    for field in OrderField::ALL {
        for (rank, word) in words(field).iter().enumerate() {
            if let Some(column) = plain.iter().position(|header| header == word) {
                candidates.push((rank, field, column));
            }
        }
    }
    candidates.sort();
    let mut found: Vec<(OrderField, usize)> = Vec::new();
    for (_, field, column) in candidates {
        if found.iter().all(|(other, taken)| *other != field && *taken != column) {
            found.push((field, column));
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &str, expected: &str) {
        let headers: Vec<String> = headers.split(',').map(str::to_owned).collect();
        let found: Vec<String> =
            suggest(&headers).iter().map(|(field, column)| format!("{field}={}", headers[*column])).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn usual_headers_are_understood() {
        check(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            "order_id=InvoiceNo placed_at=InvoiceDate customer_id=CustomerID region=Country sku=StockCode \
             name=Description quantity=Quantity unit_price=UnitPrice",
        );
        check(
            "order_id,line_no,order_date,customer_id,sku,qty,unit_price,discount",
            "order_id=order_id placed_at=order_date customer_id=customer_id line_id=line_no sku=sku quantity=qty \
             unit_price=unit_price line_discount=discount",
        );
        check(
            "Bestellnummer,Datum,Artikelnr.,Bezeichnung,Menge,Einzelpreis,Kundennr.",
            "order_id=Bestellnummer placed_at=Datum customer_id=Kundennr. sku=Artikelnr. name=Bezeichnung \
             quantity=Menge unit_price=Einzelpreis",
        );
    }
}
