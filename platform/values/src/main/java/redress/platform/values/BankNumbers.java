package redress.platform.values;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the numbers of cards and of bank accounts from the references that may be kept in their place. A number is found in
 * any case, with or without separators, alone or beside other words; it must have the length and the check digits of its kind,
 * so that the references of providers, which are long and look alike, are not taken for one.
 */
public final class BankNumbers {

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Z0-9]+");

    /** How people write them in groups: a card in fours or as 4-6-5, an account in fours. */
    private static final List<Pattern> GROUPED = Stream.of(
                    "[0-9]{4}(?:[^A-Z0-9][0-9]{4}){2,3}(?:[^A-Z0-9][0-9]{1,4})?",
                    "[0-9]{4}[^A-Z0-9][0-9]{6}[^A-Z0-9][0-9]{4,5}",
                    "[A-Z]{2}[0-9]{2}(?:[^A-Z0-9][A-Z0-9]{4}){2,7}(?:[^A-Z0-9][A-Z0-9]{1,3})?")
            .map(groups -> Pattern.compile("(?<![A-Z0-9])" + groups + "(?![A-Z0-9])"))
            .toList();

    /** ISO/IEC 7812: what the schemes' numbers begin with, and how long they are. */
    private static final Pattern CARD = Pattern.compile("4[0-9]{12}|4[0-9]{15}|4[0-9]{18}"
            + "|(?:5[1-5]|2[2-7]|35|8[12])[0-9]{14}|9792[0-9]{12}"
            + "|3[47][0-9]{13}|3[0689][0-9]{12}"
            + "|(?:50|5[6-9]|6[0-9])[0-9]{11,17}");

    /** ISO 13616: how long the number of an account is in each country. */
    private static final Map<String, Integer> ACCOUNTS = Pattern.compile(" ")
            .splitAsStream(
                    "AD24 AE23 AL28 AO25 AT20 AZ28 BA20 BE16 BF28 BG22 BH22 BI27 BJ28 BR29 BY28 CF27 CG27 CH21 CI28"
                            + " CM27 CR22 CV25 CY28 CZ24 DE22 DJ27 DK18 DO28 DZ26 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GA27 GB22 GE22"
                            + " GI23 GL18 GQ27 GR27 GT28 GW25 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KM27 KW30 KZ20 LB28"
                            + " LC32 LI21 LT20 LU20 LV21 LY25 MA28 MC27 MD24 ME22 MG27 MK19 ML28 MN20 MR27 MT31 MU30 MZ25 NE28 NI28"
                            + " NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SN28 SO23"
                            + " ST25 SV28 TD27 TG28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
            .collect(
                    Collectors.toUnmodifiableMap(one -> one.substring(0, 2), one -> Integer.valueOf(one.substring(2))));

    private BankNumbers() {}

    /** Whether somebody's card or account can be recognised in it. */
    public static boolean in(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        var grouped = GROUPED.stream()
                .flatMap(groups -> groups.matcher(upper).results())
                .map(found -> SEPARATORS.matcher(found.group()).replaceAll(""));
        return Stream.concat(SEPARATORS.splitAsStream(upper), grouped)
                .anyMatch(number -> isCard(number) || isAccount(number));
    }

    private static boolean isCard(String number) {
        if (!CARD.matcher(number).matches()) return false;
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /** The number, rotated by four, is 1 modulo 97. */
    private static boolean isAccount(String number) {
        if (number.length() < 4 || !Integer.valueOf(number.length()).equals(ACCOUNTS.get(number.substring(0, 2))))
            return false;
        int rest = 0;
        for (char one : (number.substring(4) + number.substring(0, 4)).toCharArray()) {
            int value = Character.digit(one, 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }
}
