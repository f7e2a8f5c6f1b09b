"""What the web server calls, once in every worker."""

import os

from django.core.wsgi import get_wsgi_application

from wirkungskreis.config.process import watch_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkungskreis.config.settings")
watch_parent()
application = get_wsgi_application()
