"""The bridge to LibreOffice: its uno module, a connection, and small structures."""

import importlib
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

SYSTEM_UNO = Path("/usr/lib/python3/dist-packages/uno.py")


class OfficeError(Exception):
    """LibreOffice could not do what was asked, or did not do it in time."""


def uno() -> Any:
    """The system's uno module, linked alone so that no other system package is seen."""
    if "uno" not in sys.modules:
        folder = tempfile.mkdtemp(prefix="tests-uno-")
        (Path(folder) / "uno.py").symlink_to(SYSTEM_UNO)
        sys.path.insert(0, folder)
        try:
            importlib.import_module("uno")
        except ImportError as error:
            raise OfficeError(f"LibreOffice's Python bridge does not load: {error}.") from error
        finally:
            sys.path.remove(folder)
            shutil.rmtree(folder)
    return sys.modules["uno"]


def resolver() -> Any:
    """What finds a running LibreOffice."""
    context = uno().getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    return context.ServiceManager.createInstanceWithContext(name, context)


def connect(finder: Any, pipe: str) -> Any:
    """The desktop of the LibreOffice behind the pipe, or None while none answers."""
    no_connection = uno().getClass("com.sun.star.connection.NoConnectException")
    try:
        context = finder.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except no_connection:
        return None
    name = "com.sun.star.frame.Desktop"
    return context.ServiceManager.createInstanceWithContext(name, context)


def properties(**wanted: object) -> tuple[Any, ...]:
    """Named arguments as UNO wants them."""
    return tuple(_property(name, value) for name, value in wanted.items())


def _property(name: str, value: object) -> Any:
    made = uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made
