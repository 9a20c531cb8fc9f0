package redress.platform.journal.aged;

public record LanternId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
