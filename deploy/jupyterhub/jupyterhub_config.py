"""真正的课堂：一台Linux服务器，每位学员有自己的系统用户，由systemd限定内存与处理器。

用法见docs/hub.md；tests/classroom/test_hub_config.py用真的JupyterHub读这份文件，写错一个名字就失败。
"""

from course_utils.classroom.hub.config import share

c = get_config()  # noqa: F821
share(c, idle=60)

# 只听本机：前面由nginx加密，学员访问的是https
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.cookie_secret_file = "/srv/jupyterhub/cookie_secret"
c.JupyterHub.db_url = "sqlite:////srv/jupyterhub/hub.sqlite"
c.ConfigurableHTTPProxy.command = ["/opt/course/node_modules/.bin/configurable-http-proxy"]
c.ConfigurableHTTPProxy.pid_file = "/srv/jupyterhub/proxy.pid"

# 用系统用户的名字与密码登录，只放行学员组与教师组；教师能看到各人的服务器在不在运行，看不到里面
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"students", "teachers"}
c.PAMAuthenticator.admin_groups = {"teachers"}

# 每台服务器是一个systemd单元，以学员自己的身份运行
c.JupyterHub.spawner_class = "systemd"
c.SystemdSpawner.mem_limit = "1G"
c.SystemdSpawner.cpu_limit = 1.0
c.SystemdSpawner.isolate_tmp = True
c.SystemdSpawner.isolate_devices = True
c.SystemdSpawner.disable_user_sudo = True
