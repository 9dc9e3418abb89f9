package org.forewarn.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends what this process started when this process ends, however it ends: a shell of its own session reads the names
 * of children and temporary folders from a pipe. When the pipe closes, even because this process was killed with
 * {@code kill -9}, it ends the children and removes the folders. One per JVM.
 */
final class Lifeline {

    /** How a child is told to go at once. */
    enum Farewell {
        /** For a process without children of its own. */
        KILL,
        /** For PostgreSQL: its "immediate shutdown", which takes its children along. */
        QUIT
    }

    /**
     * Words on a line: {@code born SIGNAL PID}, {@code gone SIGNAL PID}, {@code folder PATH}, {@code kept PATH}. Only a
     * folder whose name says that it is a temporary one of ours is ever removed.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT
            living=' '
            folders=
            while read -r word what; do
              case $word in
                born) living="$living$what;" ;;
                gone) case $living in *"$what;"*) living="${living%%"$what;"*}${living#*"$what;"}" ;; esac ;;
                folder) folders="$folders$what;" ;;
                kept) case $folders in *"$what;"*) folders="${folders%%"$what;"*}${folders#*"$what;"}" ;; esac ;;
              esac
            done
            each() {
              rest=$living
              while [ "$rest" != "${rest#*;}" ]; do
                one=${rest%%;*}; rest=${rest#*;}
                "$@" $one
              done
            }
            tell() { kill -s "$1" "$2" 2>/dev/null; }
            end() { kill -s KILL "$2" 2>/dev/null; }
            check() { if kill -s 0 "$2" 2>/dev/null; then left=1; fi; }
            each tell
            tries=0
            while left=0; each check; [ $left = 1 ] && [ $tries -lt 20 ]; do tries=$((tries + 1)); sleep 0.1; done
            each end
            while [ "$folders" != "${folders#*;}" ]; do
              folder=${folders%%;*}; folders=${folders#*;}
              case ${folder##*/} in forewarn-*) rm -rf -- "$folder" ;; esac
            done
            """;

    private static final Lifeline OF_THIS_PROCESS = new Lifeline();

    private final Writer pipe;

    private Lifeline() {
        List<String> command = new ArrayList<>(Child.ownSession());
        command.addAll(List.of("sh", "-c", SCRIPT, "forewarn-lifeline"));
        try {
            Process shell = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pipe = shell.outputWriter(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No shell to watch over child processes", e);
        }
    }

    static Lifeline ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    void born(long pid, Farewell farewell) {
        say("born " + farewell + " " + pid);
    }

    /** Must be said of every child that ended: its number may be given to a stranger. */
    void gone(long pid, Farewell farewell) {
        try {
            say("gone " + farewell + " " + pid);
        } catch (UncheckedIOException e) {
            // No shell is left that could end it in error.
        }
    }

    /** The folder goes when this process does; its last name begins with {@code forewarn-}. */
    void removeAtEnd(Path folder) {
        say("folder " + folder);
    }

    /** It stays after all. */
    void keep(Path folder) {
        say("kept " + folder);
    }

    private synchronized void say(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The shell that watches over child processes is gone", e);
        }
    }
}
