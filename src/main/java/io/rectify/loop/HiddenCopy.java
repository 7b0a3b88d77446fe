package io.rectify.loop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Constructor;

/**
 * Defines a template class a second time, from its own bytecode, as a hidden class.
 *
 * <p>The JIT compiler keeps a type profile per bytecode, not per object. A call shared by several activations soon has seen
 * many receivers and is no longer inlined, which makes a loop around it 10 to 30 times slower. A copy has a profile of its
 * own.
 */
public final class HiddenCopy {
    private HiddenCopy() {}

    /**
     * Returns the constructor of a new copy of {@code template}. Where the platform cannot define hidden classes it is the
     * constructor of {@code template} itself: the shared class gives the same results, only slower.
     *
     * @param template a class with one constructor
     * @param type what the copy is used as; a supertype of {@code template}
     * @param lookup a lookup in the package of {@code template}
     */
    public static <T> Constructor<? extends T> constructor(Class<? extends T> template, Class<T> type, Lookup lookup) {
        Class<? extends T> copy = template;
        // This property is set in every native image, where defineHiddenClass throws an Error of a class unknown elsewhere.
        if (System.getProperty("org.graalvm.nativeimage.imagecode") == null) {
            String classFileName = template.getSimpleName() + ".class";
            try (InputStream classFile = template.getResourceAsStream(classFileName)) {
                if (classFile == null) { // a packager has removed or renamed it
                    throw new FileNotFoundException(classFileName);
                }
                copy = lookup.defineHiddenClass(classFile.readAllBytes(), true).lookupClass().asSubclass(type);
            } catch (IOException | IllegalAccessException | LinkageError e) {
                System.getLogger("io.rectify").log(
                        Level.WARNING, template.getName() + " cannot be copied; activations share it, which is slower", e);
            }
        }
        @SuppressWarnings("unchecked")
        Constructor<? extends T> constructor = (Constructor<? extends T>) copy.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor;
    }

    /** Calls a constructor that this class returned; a template's constructor throws nothing. */
    public static <T> T newInstance(Constructor<T> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(constructor.toString(), e);
        }
    }
}
