package redress.platform.journal.toy;

public record LampId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
