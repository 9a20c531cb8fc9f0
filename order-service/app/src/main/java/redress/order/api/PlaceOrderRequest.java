package redress.order.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.order.domain.CartId;
import redress.order.domain.Country;
import redress.order.domain.LineId;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.order.domain.OrderId;
import redress.order.domain.OrderLine;
import redress.order.domain.Origin;
import redress.order.domain.PersonId;
import redress.order.domain.ReturnRule;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;

/** What a buyer orders from one seller; a cart with several sellers is one such order each, sharing the cart (R1a). */
record PlaceOrderRequest(
        @Schema(description = "the cart it comes from, shared with other sellers' orders", example = "crt_01") @Nullable
        String cartId,

        @Schema(description = "the seller, a pseudonymous subject", example = "usr_seller1") @NotNull
        String sellerId,

        @Schema(description = "ISO 3166-1 alpha-2", example = "BR") @NotNull
        String destinationCountry,

        @Schema(description = "ISO 4217; every amount of the order is in it", example = "EUR") @NotNull
        String currency,

        @Schema(description = "1 to 100 lines") @NotNull List<@NotNull @Valid Line> lines,

        @Schema(description = "price of shipping, may be 0") @NotNull
        Money shipping,

        @Schema(description = "days of 24 h from payment in which the seller ships", example = "3") @NotNull
        Integer preparationDays,

        @Schema(description = "until when delivery is promised, UTC") @NotNull
        Instant promisedBy) {

    record Line(
            @Schema(description = "1 to 300 characters", example = "Blue shirt") @NotNull
            String title,

            @Schema(description = "1 to 100 characters", example = "fashion") @NotNull
            String category,

            @Schema(description = "units, 1 to 10000", example = "1") @NotNull
            Integer quantity,

            @Schema(description = "price of one unit, above 0") @NotNull
            Money unitPrice,

            @Schema(description = "what the seller promises about sending it back") @NotNull @Valid
            Returns returnRule) {}

    record Returns(
            @Schema(description = "whether the seller takes it back") @NotNull
            Boolean returnsOffered,

            @Schema(description = "whether the seller pays the way back") @NotNull
            Boolean freeReturn,

            @Schema(description = "days of 24 h after delivery, 0 to 365", example = "30") @NotNull
            Integer days) {}

    PlaceOrder command(Actor buyer) {
        return new PlaceOrder(
                new OrderId(Ids.fresh("ord_")),
                cartId == null ? new Origin.Direct() : new Origin.FromCart(CartId.require(cartId)),
                PersonId.require(sellerId),
                Country.require(destinationCountry),
                currency,
                lines.stream().map(PlaceOrderRequest::line).toList(),
                shipping,
                preparationDays,
                promisedBy,
                buyer);
    }

    private static OrderLine line(Line line) {
        var returns = line.returnRule();
        return new OrderLine(
                new LineId(Ids.fresh("lin_")),
                line.title(),
                line.category(),
                line.quantity(),
                line.unitPrice(),
                new ReturnRule(returns.returnsOffered(), returns.freeReturn(), returns.days()));
    }
}
