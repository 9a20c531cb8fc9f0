package redress.platform.values;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The ISO 4217 codes money can be paid in: no withdrawn ones, no metals, funds or test codes. */
final class Currencies {

    private static final Set<String> WITHDRAWN = Set.of(
            "ADP", "AFA", "ANG", "ATS", "AYM", "AZM", "BEF", "BGL", "BGN", "BOV", "BYB", "BYR", "CHE", "CHW", "CLF",
            "COU", "CSD", "CUC", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GHC", "GRD", "GWP", "HRK", "IEP", "ITL",
            "LTL", "LUF", "LVL", "MGF", "MRO", "MTL", "MXV", "MZM", "NLG", "PTE", "ROL", "RUR", "SDD", "SIT", "SKK",
            "SLL", "SRG", "STD", "TMM", "TPE", "TRL", "USN", "USS", "UYI", "UYW", "VEB", "VED", "VEF", "YUM", "ZMK",
            "ZWD", "ZWL", "ZWN", "ZWR");

    static final Set<String> TRADED = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .filter(code -> !WITHDRAWN.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}
}
