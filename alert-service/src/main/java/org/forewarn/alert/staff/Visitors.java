package org.forewarn.alert.staff;

import java.util.Optional;
import java.util.Set;
import org.forewarn.kit.problem.Problems;
import org.springframework.web.server.ServerWebExchange;

/** Who sends a request to the desk. Asks the database, so it is for virtual threads. */
final class Visitors {

    private static final String FOUND = Visitor.class.getName();

    private final Sessions sessions;
    private final Cookies cookies;

    Visitors(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** Whoever has a session, of whatever stage; asked once a request. */
    Optional<Visitor> of(ServerWebExchange exchange) {
        Optional<Visitor> known = exchange.getAttribute(FOUND);
        if (known != null) {
            return known;
        }
        Optional<Visitor> found = cookies.read(exchange.getRequest()).flatMap(sessions::find);
        exchange.getAttributes().put(FOUND, found);
        return found;
    }

    /** Whoever has proved all that was asked. */
    Optional<Visitor> signedIn(ServerWebExchange exchange) {
        return of(exchange).filter(visitor -> visitor.stage() == Visitor.Stage.FULL);
    }

    /** The same, for a handler that needs one of these roles. */
    Visitor require(ServerWebExchange exchange, Set<Role> roles) {
        Visitor visitor = signedIn(exchange).orElseThrow(NotSignedInException::new);
        if (!DeskPosts.isPermitted(exchange)) {
            // whatever way it came past the filter
            throw Problems.foreignPost();
        }
        if (visitor.roles().stream().noneMatch(roles::contains)) {
            throw new RoleLackingException();
        }
        return visitor;
    }
}
