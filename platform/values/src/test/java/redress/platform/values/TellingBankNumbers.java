package redress.platform.values;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingBankNumbers {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4123456789011",
                "4123456789012345677",
                "5500005555555559",
                "5100123456789013",
                "2720123456789010",
                "378282246310005",
                "36001234567895",
                "3528123456789012",
                "6011123456789019",
                "5066991234567899",
                "6062821234567890120",
                "6759123456787",
                "8174123456789018",
                "9792123456789018"
            })
    void the_number_of_a_card_is_found(String number) {
        assertTrue(BankNumbers.in(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "de89370400440532013000",
                "De89370400440532013000",
                "NO9386011117947",
                "GB29NWBK60161331926819",
                "br1800360305000010009795493c1",
                "MT84MALT011000012345MTLCAST001S"
            })
    void the_number_of_an_account_is_found_in_any_case(String number) {
        assertTrue(BankNumbers.in(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111-1111-1111-1111",
                "4111 1111 1111 1111",
                "4111.1111.1111.1111",
                "3782_822463_10005",
                "card:4111111111111111",
                "card_4111-1111-1111-1111_visa",
                "DE89 3704 0044 0532 0130 00",
                "de89-3704-0044-0532-0130-00",
                "IBAN:DE89370400440532013000",
                "sepa/nl91abna0417164300/17",
                "pay_de89.3704.0044.0532.0130.00"
            })
    void however_it_is_grouped_and_whatever_stands_beside_it(String text) {
        assertTrue(BankNumbers.in(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "pay_7f3a",
                "20171002105633",
                "1700000000000", // an instant in milliseconds
                "20261122123450", // and in letters
                "SEPA-2026-0313-17",
                "cb-2026-000417",
                "b81ef226f3fe1789b1e8b2acac839d17",
                "550e8400-e29b-41d4-a716-446655440000",
                "4111111111111112", // not the check digit of a card
                "412345678905", // too short for one
                "41234567890123456787", // too long
                "DE88370400440532013000", // not the check digits of an account
                "XX88AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // of no country
                "DE5137040044053201300" // too short for Germany
            })
    void references_are_not(String reference) {
        assertFalse(BankNumbers.in(reference));
    }

    /** What is refused cannot be paid: a mistake here costs a sale. */
    @Test
    void names_made_at_random_are_not_taken_for_one() {
        var random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            var hex = "%016x%016x".formatted(random.nextLong(), random.nextLong());
            assertFalse(BankNumbers.in(hex), hex);
            var uuid = hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
            assertFalse(BankNumbers.in(uuid), uuid);
        }
    }
}
