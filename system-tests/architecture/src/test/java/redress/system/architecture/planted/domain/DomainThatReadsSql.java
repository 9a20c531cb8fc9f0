package redress.system.architecture.planted.domain;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

record DomainThatReadsSql(JdbcTemplate sql) {
    List<String> decide() {
        return sql.queryForList("select state from anything", String.class);
    }
}
