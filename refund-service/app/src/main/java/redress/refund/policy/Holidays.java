package redress.refund.policy;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The days on which banks of a country work: no Saturdays, no Sundays, none of its nationwide holidays, as the Jollyday
 * library keeps them. Of a country that it does not know, or of none, only the weekends are known.
 */
final class Holidays {

    private static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes();

    private final Map<String, Optional<HolidayManager>> byCountry = new ConcurrentHashMap<>();

    boolean isWorkingDay(LocalDate day, @Nullable String country) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) return false;
        return country == null
                || of(country).map(holidays -> !holidays.isHoliday(day)).orElse(true);
    }

    private Optional<HolidayManager> of(String country) {
        return byCountry.computeIfAbsent(
                country,
                code -> KNOWN.stream()
                        .filter(code::equalsIgnoreCase)
                        .findAny()
                        .map(known -> HolidayManager.getInstance(ManagerParameters.create(known))));
    }
}
